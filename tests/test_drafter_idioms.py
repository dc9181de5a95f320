"""The set phrases of reports, in all their families: who says what, in a sentence each. Labels by hand, before any run."""

from __future__ import annotations

import pytest
from drafter_talks import drafted

# A sentence, and what a careful reader takes from it; a slash stands between readings that are both right.
PHRASES = """
The company floated a wage rise of 2 percent. | company offers wages
Alvania submitted a proposal on the border. | alvania offers border
Borduria put a prisoner swap on the table. | borduria offers prisoners
Alvania has come forward with a plan for a ceasefire. | alvania offers ceasefire
Alvania unveiled a proposal to open the dam. | alvania offers water
Borduria presented a proposal for a truce. | borduria offers ceasefire
Borduria tabled an amendment on inspections. | borduria offers inspections
The company sweetened its pay offer. | company offers wages
Borduria extended an offer to free the prisoners. | borduria offers prisoners
Alvania held out the prospect of lifting sanctions. | alvania offers sanctions
Borduria is holding out for an end to sanctions. | borduria demands sanctions
The union is sticking to its demand for a wage rise. | union demands wages
Borduria stood by its refusal to open the dam. | borduria refuses water
The union held firm on pay. | union demands/refuses wages
The union dug its heels in over pay. | union refuses/demands wages
The union said no to the pay offer. | union refuses wages
Alvania said yes to inspections. | alvania accepts inspections
Borduria brushed aside calls for a truce. | borduria refuses/opposes ceasefire
Borduria rejected the inspections out of hand. | borduria refuses/opposes inspections
The union voted down the pay offer. | union refuses/opposes wages
Union members voted to reject the pay offer. | union refuses/opposes wages
The union voted to approve the pay offer. | union accepts wages
The Bordurian parliament voted to approve the truce. | borduria accepts ceasefire
Borduria walked out of the talks. | borduria refuses talks
Alvania will neither lift sanctions nor attend talks. | alvania refuses sanctions ; alvania refuses talks
Alvania would not accept the truce, Lind said, nor would it withdraw its troops. | alvania refuses ceasefire ; alvania refuses troops
"Sanctions relief is off the table," Lind said. | lind refuses sanctions
Lind called the truce a non-starter. | lind refuses/opposes ceasefire
Brandt said inspections were a red line. | brandt opposes/refuses inspections
Lind said a wage freeze was dead on arrival. | lind opposes/refuses wages
"A withdrawal of troops is out of the question," Brandt said. | brandt refuses troops
"There is no question of lifting sanctions," Lind said. | lind refuses sanctions
"There can be no ceasefire," said Lind. | lind refuses/opposes ceasefire
"The border is not up for negotiation," said Lind. | lind refuses border
"The border is not negotiable," said Brandt. | brandt demands/refuses border
The union could live with a wage freeze. | union accepts wages
Borduria would not stand in the way of a truce. | borduria accepts ceasefire
Borduria gave its blessing to the inspections. | borduria accepts/supports inspections
Alvania gave the go-ahead for inspections. | alvania accepts inspections
Borduria came round to the truce. | borduria accepts ceasefire
Borduria dropped its objections to inspections. | borduria accepts/drops inspections
Alvania has shelved its objections to the truce. | alvania accepts/drops ceasefire
Borduria backed down on inspections. | borduria drops/accepts inspections
The company climbed down over pay. | company drops wages
Alvania rowed back on its threat of new sanctions. | alvania drops sanctions
Borduria gave ground on inspections. | borduria accepts/drops inspections
Borduria no longer insists on the lifting of sanctions. | borduria drops sanctions
Alvania scrapped its plan to raise tariffs. | alvania drops tariffs
The company's pay offer has lapsed. | company drops wages
Alvania's ceasefire offer has expired. | alvania drops ceasefire
The company said its pay offer remained on the table. | company offers wages
Alvania is open to inspections. | alvania considers inspections
Alvania is prepared to consider inspections. | alvania considers inspections
Lind would look at a tariff cut. | lind considers tariffs
Lind did not exclude a troop withdrawal. | lind considers troops
Alvania accepted in principle a truce. | alvania accepts ceasefire
Alvania has agreed in principle to a truce. | alvania accepts ceasefire
"A truce remains an option," said Lind. | lind considers ceasefire
"A prisoner swap is a possibility," Brandt said. | brandt considers prisoners
Alvania signalled readiness to lift sanctions. | alvania offers/considers sanctions
Alvania signalled its willingness to discuss the border. | alvania considers/offers border
Borduria signalled that it would accept inspections. | borduria accepts/considers/promises inspections
Borduria hinted it could accept inspections. | borduria considers inspections
Lind left open the possibility of a truce. | lind considers ceasefire
Lind left the door open to a prisoner swap. | lind considers prisoners
"We are not ruling anything out on tariffs," said Lind. | lind considers tariffs
Alvania threatened Borduria with new sanctions. | alvania threatens sanctions
Alvania warned of consequences if the dam stays closed. | alvania threatens water
Alvania reserves the right to impose tariffs. | alvania threatens/considers tariffs
Alvania reserved its right to close the border. | alvania threatens/considers border
The union will strike if the company freezes wages. | union threatens/promises wages
Borduria must free the prisoners or else face sanctions, Lind said. | lind demands prisoners
Alvania vowed to retaliate with tariffs. | alvania threatens/promises tariffs
Borduria pledged not to close the border. | borduria promises border
Borduria committed itself to a ceasefire. | borduria promises ceasefire
Borduria undertook to free the prisoners. | borduria promises prisoners
Borduria undertakes to free the prisoners. | borduria promises prisoners
Alvania guaranteed that the border would stay open. | alvania promises border
Alvania gave assurances that inspections would continue. | alvania promises inspections
Lind gave her word that the troops would leave. | lind promises troops
"We will continue to respect the ceasefire," said Brandt. | brandt/borduria promises ceasefire
Borduria will continue to oppose sanctions. | borduria opposes sanctions
Alvania stands ready to host talks. | alvania offers talks
Alvania is ready to send inspectors if asked. | alvania offers inspections
Lind pressed for an end to the inspections. | lind demands inspections
Alvania demands that Borduria withdraw its troops. | alvania demands troops
Alvania requested that inspectors be admitted. | alvania demands inspections
The union demands that wages rise. | union demands wages
Lind said the dam needs to be opened. | lind demands water
Alvania's insistence on inspections delayed the deal. | alvania demands inspections
The union's call for a wage rise went unheard. | union demands wages
The demand by Alvania for inspections was rejected by Brandt. | alvania demands inspections ; brandt refuses/opposes inspections
Brandt would not be drawn on the prisoners. | brandt silent prisoners
Lind made no mention of the sanctions. | lind silent sanctions
Alvania did not say whether it would lift sanctions. | alvania silent sanctions
Lind declined to say whether the troops would leave. | lind silent troops
Alvania has not commented on the truce. | alvania silent ceasefire
Borduria gave no answer on inspections. | borduria silent inspections
Lind refused to comment on the tariffs. | lind silent tariffs
There was no comment from Borduria on the prisoners. | borduria silent prisoners
There was no immediate response from Alvania to the ceasefire proposal. | alvania silent ceasefire
Borduria has remained silent on the inspections. | borduria silent inspections
Lind avoided the subject of tariffs. | lind silent tariffs
Lind left unanswered a question on tariffs. | lind silent tariffs
No statement by the Bordurian side on the prisoners. | borduria silent prisoners
Asked about the tariffs, Lind declined to comment. | lind silent tariffs
Asked about sanctions, Brandt would not be drawn. | brandt silent sanctions
Brandt dismissed reports of a troop withdrawal. | brandt denies troops
Lind said reports of a truce were not consistent with the facts. | lind denies ceasefire
"There is no such deal on prisoners," said Brandt. | brandt denies prisoners
"We have never proposed a ceasefire," Brandt said. | brandt denies ceasefire
"Reports of a withdrawal are false," Lind said. | lind denies troops
Lind said the reports on tariffs were baseless. | lind denies tariffs
Borduria said there was no truth in reports of a truce. | borduria denies ceasefire
Borduria described the reports of a truce as untrue. | borduria denies ceasefire
Alvania rejected accusations that it had closed the dam. | alvania denies water
Borduria contradicted reports that it had accepted inspections. | borduria denies inspections
Borduria insists it never agreed to inspections. | borduria denies inspections
Alvania is due to hold talks with Borduria on Friday. | alvania meets talks
Talks between Alvania and Borduria resume on Monday. | alvania meets talks ; borduria meets talks
Talks between Alvania and Borduria will resume on Monday. | alvania meets talks ; borduria meets talks
Alvania and Borduria are back at the negotiating table. | alvania meets talks ; borduria meets talks
Lind sat down with Brandt in Geneva. | lind meets talks
Delegations from Alvania and Borduria will convene on Monday. | alvania meets talks ; borduria meets talks
Alvania and Borduria returned to talks on Friday. | alvania meets talks ; borduria meets talks
A meeting between Lind and Brandt is scheduled for Friday. | lind meets talks ; brandt meets talks
A new round of talks between Alvania and Borduria will take place in May. | alvania meets talks ; borduria meets talks
Lind and Brandt spoke by telephone on Monday about the dam. | lind meets talks/water
Alvania will lift the sanctions only after Borduria frees the prisoners. | alvania promises/offers/refuses sanctions ; alvania conditions_on prisoners
Alvania will not lift the sanctions before the prisoners are freed. | alvania refuses sanctions ; alvania conditions_on prisoners
Should Borduria free the prisoners, Alvania would lift sanctions. | alvania offers/promises sanctions ; alvania conditions_on prisoners
Were Borduria to free the prisoners, Alvania would lift sanctions. | alvania offers/promises sanctions ; alvania conditions_on prisoners
Alvania would lift sanctions provided the prisoners are freed. | alvania offers/promises sanctions ; alvania conditions_on prisoners
Alvania would lift sanctions on condition that Borduria freed the prisoners. | alvania offers/promises sanctions ; alvania conditions_on prisoners
Alvania will keep the sanctions as long as Borduria holds prisoners. | alvania promises/refuses sanctions ; alvania conditions_on prisoners
Alvania tied the lifting of sanctions to the release of prisoners. | alvania conditions_on prisoners
Alvania will lift sanctions the day Borduria frees the prisoners. | alvania promises/offers sanctions ; alvania conditions_on prisoners
Without inspections, there will be no truce, Lind said. | lind refuses/opposes ceasefire ; lind conditions_on inspections
"No inspections, no ceasefire," Brandt said. | brandt conditions_on inspections
Alvania offered a truce in return for inspections. | alvania offers ceasefire ; alvania conditions_on inspections
Alvania's support for the truce is contingent on inspections. | alvania supports ceasefire ; alvania conditions_on inspections
Borduria made a troop withdrawal conditional upon the lifting of sanctions. | borduria conditions_on sanctions
Borduria set the lifting of sanctions as a condition for a truce. | borduria conditions_on/demands sanctions
Brandt made the release of prisoners a condition of the truce. | brandt conditions_on/demands prisoners
Alvania will sign the truce once the troops have left. | alvania promises/accepts/offers ceasefire ; alvania conditions_on troops
Borduria will accept inspections unless sanctions are imposed. | borduria accepts/promises inspections ; borduria conditions_on sanctions
Borduria said a truce depended on the lifting of sanctions. | borduria conditions_on sanctions
Alvania must first lift sanctions before a truce can be signed, Brandt said. | brandt demands sanctions
Borduria would be willing to open the dam, assuming that sanctions are lifted. | borduria offers/considers water ; borduria conditions_on sanctions
Alvania is willing to lift sanctions, but only if prisoners are freed. | alvania offers/considers sanctions ; alvania conditions_on prisoners
The union has refused to budge on pay. | union refuses wages
Borduria refused to give ground on inspections. | borduria refuses inspections
Alvania is pushing back against the tariff. | alvania opposes tariffs
The union has reservations about the pay offer. | union opposes wages
Alvania has misgivings about the truce. | alvania opposes ceasefire
Borduria took issue with the inspections. | borduria opposes inspections
Lind argued in favour of a truce. | lind supports ceasefire
Brandt spoke out against the tariffs. | brandt opposes tariffs
Lind spoke up for the detainees' release. | lind supports/demands prisoners
The union gave a cautious welcome to the pay offer. | union supports wages
Alvania gave the truce its backing. | alvania supports ceasefire
Alvania threw out the ceasefire proposal. | alvania refuses/opposes ceasefire
Borduria poured scorn on the tariffs. | borduria opposes tariffs
Lind had harsh words for the tariff. | lind opposes tariffs
The union is unhappy with the pay offer. | union opposes wages
Borduria lodged a protest against the tariffs. | borduria opposes tariffs
Alvania lodged a complaint about the dam. | alvania opposes/demands water
Borduria turned its back on the talks. | borduria refuses talks
Borduria pulled out of the talks. | borduria refuses talks
Borduria stayed away from the talks. | borduria refuses talks
Borduria declined an invitation to talks. | borduria refuses talks
Alvania reiterated its opposition to the dam. | alvania opposes water
Alvania maintained its refusal to lift sanctions. | alvania refuses sanctions
Borduria stressed the need for a truce. | borduria demands/supports ceasefire
Lind underlined the importance of inspections. | lind supports inspections
Alvania is interested in a truce. | alvania considers/supports ceasefire
Alvania expressed interest in a prisoner swap. | alvania considers/supports prisoners
Borduria has asked for talks on the border. | borduria demands border/talks
What Borduria wants is an end to sanctions. | borduria demands sanctions
All the union wants is a fair wage. | union demands wages
Lind made it clear that the sanctions would stay. | lind promises/refuses/claims sanctions
Brandt made clear his opposition to inspections. | brandt opposes inspections
Lind asked Brandt not to close the border. | lind opposes/demands border
Alvania does not want sanctions. | alvania opposes sanctions
Alvania is not asking for a truce. | alvania denies/drops ceasefire
"It is time to lift the sanctions," Brandt said. | brandt demands sanctions
"It is high time that the dam was opened," Lind said. | lind demands water
"We have no choice but to close the border," Lind said. | lind threatens/promises border
"It is up to Borduria to free the prisoners," Lind said. | lind demands prisoners
"The dam has to go," Lind said. | lind demands water
Borduria can accept a truce but not inspections. | borduria accepts ceasefire ; borduria refuses inspections
The union accepts the truce, but rejects the tariff. | union accepts ceasefire ; union refuses/opposes tariffs
"We could settle for 3 percent on pay," the union said. | union accepts wages
The union lowered its sights on pay. | union drops wages
Alvania had promised to open the border. | alvania promises border
Borduria is committed to the ceasefire. | borduria promises/supports ceasefire
Borduria remains committed to a truce. | borduria promises/supports ceasefire
Borduria reaffirmed its commitment to the ceasefire. | borduria promises/supports ceasefire
Alvania and Borduria will hold a third round of talks in June. | alvania meets talks ; borduria meets talks
The talks between Alvania and Borduria resumed on Monday. | alvania meets talks ; borduria meets talks
Alvania and Borduria held a new round of negotiations. | alvania meets talks ; borduria meets talks
Lind said Alvania's offer to open the dam was still on the table. | alvania offers water
The union's threat of a strike over pay still stands. | union threatens wages
Alvania's demand for inspections was dropped. | alvania drops inspections
Borduria's rejection of the truce surprised diplomats. | borduria refuses ceasefire
Alvania's readiness to lift sanctions was welcomed by Borduria. | alvania offers/considers sanctions ; borduria supports sanctions
Borduria's proposal for a truce was rejected out of hand by Alvania. | borduria offers ceasefire ; alvania refuses ceasefire
The proposal for a truce, put forward by Borduria, was rejected by Alvania. | borduria offers ceasefire ; alvania refuses/opposes ceasefire
Borduria insists that sanctions be lifted first. | borduria demands sanctions
Borduria insists sanctions be lifted first. | borduria demands sanctions
The union insists on a wage rise and will not budge. | union demands wages
The union is adamant that wages must rise. | union demands wages
Borduria is adamant about inspections. | borduria demands inspections
Borduria has made its acceptance of inspections dependent on the lifting of sanctions. | borduria conditions_on sanctions
A truce is conditional on inspections, Alvania said. | alvania conditions_on inspections
Alvania said any truce would have to include inspections. | alvania demands inspections/ceasefire
Alvania said there should be no truce without inspections. | alvania conditions_on inspections ; alvania opposes/refuses/demands ceasefire
Borduria would accept inspections in exchange for sanctions relief. | borduria accepts inspections ; borduria conditions_on sanctions
Not until the prisoners are freed will Alvania lift sanctions. | alvania refuses sanctions ; alvania conditions_on prisoners
Only when the prisoners are freed will Alvania lift sanctions. | alvania promises/offers/refuses sanctions ; alvania conditions_on prisoners
Until the prisoners are freed, Alvania will keep the sanctions in place. | alvania promises/refuses sanctions ; alvania conditions_on prisoners
Alvania is ready to lift sanctions in stages, provided that Borduria allows inspections. | alvania offers sanctions ; alvania conditions_on inspections
Alvania agreed to talks on the proviso that the prisoners were freed. | alvania accepts talks ; alvania conditions_on prisoners
Alvania will lift sanctions subject to inspections. | alvania promises/offers sanctions ; alvania conditions_on inspections
Alvania would lift sanctions as soon as the prisoners were freed. | alvania promises/offers sanctions ; alvania conditions_on prisoners
Unless the prisoners are freed, sanctions will stay, Lind said. | lind conditions_on prisoners ; lind refuses/claims/threatens/promises sanctions
Free the prisoners and we will lift sanctions, Lind said. | lind/alvania promises/offers sanctions
Alvania "strongly condemns" the tariff. | alvania opposes tariffs
Lind said she was "not opposed" to a truce. | lind accepts ceasefire
Borduria has not ruled out inspections. | borduria considers inspections
Alvania could be persuaded to lift sanctions. | alvania considers/offers sanctions
Alvania is minded to accept the truce. | alvania considers/accepts ceasefire
Alvania is leaning towards a truce. | alvania supports/considers ceasefire
The union is understood to be ready to accept a lower pay rise. | union accepts/considers/offers wages
Borduria is said to be considering a truce. | borduria considers ceasefire
Borduria is reported to have rejected inspections. | borduria refuses/opposes inspections
Alvania was forced to drop its demand for inspections. | alvania drops inspections
Alvania reluctantly agreed to inspections. | alvania accepts inspections
Borduria gave in on inspections. | borduria accepts/drops inspections
Borduria relented on inspections. | borduria accepts/drops inspections
Borduria bowed to demands for inspections. | borduria accepts inspections
Borduria has come out against the tariff. | borduria opposes tariffs
Alvania has distanced itself from the tariff. | alvania opposes/drops tariffs
Brandt heaped praise on the ceasefire. | brandt supports ceasefire
Brandt defended the dam. | brandt supports water
Brandt hailed the truce as a breakthrough. | brandt supports ceasefire
Brandt branded the tariff "a disgrace". | brandt opposes tariffs
Brandt slammed the tariff. | brandt opposes tariffs
The tariff drew criticism from Borduria. | borduria opposes tariffs
The tariff met with opposition from Borduria. | borduria opposes tariffs
Alvania and Borduria agree that the border should reopen. | alvania accepts/supports border ; borduria accepts/supports border
Alvania and Borduria have struck a deal on the prisoners. | alvania accepts prisoners ; borduria accepts prisoners
Alvania and Borduria reached agreement on the border. | alvania accepts border ; borduria accepts border
Alvania signed a truce with Borduria. | alvania accepts ceasefire
We want the border open, Brandt said. | brandt demands border
"We are calling on Borduria to free the prisoners," said Lind. | lind demands prisoners
"We cannot and will not accept inspections," Brandt said. | brandt refuses inspections
"We shall never accept a wage freeze," the union said. | union refuses wages
"We are not going to lift sanctions," said Lind. | lind refuses sanctions
"We're happy to talk about the border," said Lind. | lind offers/considers border/talks
"We have no intention of lifting sanctions," said Lind. | lind refuses sanctions
"We see no reason for inspections," said Brandt. | brandt refuses/opposes inspections
"We would welcome a truce," said Lind. | lind supports ceasefire
"We appreciate the truce," said Lind. | lind supports ceasefire
"Nobody is talking about inspections," said Brandt. | brandt denies inspections
"The sanctions must go," said Brandt. | brandt demands sanctions
"The troops should leave," said Lind. | lind demands troops
"The dam belongs to us," said Brandt. | brandt claims water
"A tariff would be a disaster," said Lind. | lind opposes tariffs
Alvania denied wanting sanctions. | alvania denies sanctions
Alvania denied it had agreed to inspections. | alvania denies inspections
Alvania neither confirmed nor denied the truce. | alvania silent ceasefire
Lind refused to be drawn on the tariff. | lind silent tariffs
Lind would neither confirm nor deny that sanctions were planned. | lind silent sanctions
Lind did not comment on the tariff. | lind silent tariffs
Lind offered no comment on the tariff. | lind silent tariffs
Lind gave no details on the truce. | lind silent ceasefire
Alvania has yet to reply to the pay offer. | alvania silent wages
The company vowed that it would not raise wages. | company refuses wages
The company has no plans to raise wages. | company refuses wages
The company said it could not afford a wage rise. | company refuses/opposes/claims wages
The company said a wage rise was unaffordable. | company opposes/refuses/claims wages
The company made a final offer on pay. | company offers wages
The company improved its offer on pay. | company offers wages
The union recommended that members accept the pay offer. | union supports/accepts/offers wages
The union called off the strike over pay. | union drops wages
The union announced a strike over pay. | union threatens/promises wages
Borduria's agreement to inspections came late. | borduria accepts inspections
Lind welcomed Brandt's agreement in principle to inspections. | lind supports inspections ; brandt accepts inspections
Borduria's truce hinges on the lifting of sanctions, Brandt said. | brandt conditions_on sanctions
Lind tied any truce to inspections. | lind conditions_on inspections
A truce depends on inspections, said Lind. | lind conditions_on inspections
"Nor will we be pushed into inspections," said Brandt. | brandt refuses inspections
"Never will we accept inspections," said Brandt. | brandt refuses inspections
"Under no circumstances will we lift sanctions," said Lind. | lind refuses sanctions
Borduria will not be drawn into talks. | borduria refuses talks
Borduria will not tolerate inspections. | borduria refuses/opposes inspections
Borduria would not countenance inspections. | borduria refuses inspections
Borduria will not hear of inspections. | borduria refuses inspections
Borduria cannot agree to inspections. | borduria refuses inspections
Borduria is unable to accept inspections. | borduria refuses inspections
Borduria was unwilling to discuss inspections. | borduria refuses inspections
Borduria is in no mood to discuss inspections. | borduria refuses inspections
Borduria saw no need for inspections. | borduria refuses/opposes inspections
Borduria has no appetite for a truce. | borduria opposes/refuses ceasefire
Borduria has little enthusiasm for a truce. | borduria opposes ceasefire
Borduria stopped short of accepting inspections. | borduria silent/refuses inspections
Alvania wishes to see the border reopened. | alvania demands border
Alvania would like to see the border reopened. | alvania demands/supports border
Alvania would like inspectors to visit the dam. | alvania demands/supports inspections/water
Alvania would prefer a truce. | alvania supports ceasefire
Alvania expects Borduria to free the prisoners. | alvania demands prisoners
Alvania gave Borduria an ultimatum to free the prisoners. | alvania demands prisoners
Alvania issued an ultimatum over the prisoners. | alvania demands prisoners
Alvania put pressure on Borduria to free the prisoners. | alvania demands prisoners
Alvania stepped up its calls for a truce. | alvania demands ceasefire
Alvania made an impassioned plea for a truce. | alvania demands ceasefire
Alvania renewed its call for the release of the prisoners. | alvania demands prisoners
Alvania warned Borduria not to close the border. | alvania opposes/demands border
Alvania cautioned against sanctions. | alvania opposes sanctions
Alvania said it might close the border. | alvania considers/threatens border
Alvania said it would have no choice but to close the border. | alvania threatens/promises border
Alvania raised the spectre of sanctions. | alvania threatens sanctions
Lind said sanctions could follow. | lind threatens/considers/claims sanctions
Alvania vowed a tough response to the dam. | alvania threatens/promises water
Alvania pledged its support for a truce. | alvania supports/promises ceasefire
Alvania assured Borduria that the border would stay open. | alvania promises border
Alvania guarantees the release of the prisoners. | alvania promises prisoners
Alvania will see to it that the prisoners are freed. | alvania promises prisoners
Alvania says it will free the prisoners by Friday. | alvania promises prisoners
Alvania is to free the prisoners on Friday. | alvania promises prisoners
Alvania announced the lifting of the sanctions. | alvania promises sanctions
Alvania has decided to lift the sanctions. | alvania promises sanctions
Alvania decided against lifting the sanctions. | alvania refuses sanctions
Alvania reversed course on sanctions. | alvania drops sanctions
Alvania reversed its decision to lift sanctions. | alvania drops sanctions
Alvania changed its mind on inspections. | alvania drops inspections
Alvania went back on its promise to lift sanctions. | alvania drops sanctions
Alvania reneged on its pledge to free the prisoners. | alvania drops prisoners
Alvania softened its line on inspections. | alvania drops/considers inspections
Alvania no longer opposes inspections. | alvania accepts/drops inspections
Alvania no longer supports the truce. | alvania drops ceasefire
Alvania is no longer asking for inspections. | alvania drops inspections
Alvania stopped insisting on inspections. | alvania drops inspections
Alvania has taken its demand for inspections off the table. | alvania drops inspections
Alvania settled for a truce without inspections. | alvania accepts ceasefire
The idea of a truce was floated by Lind. | lind offers/considers ceasefire
A truce was proposed by Lind. | lind offers ceasefire
Inspections were ruled out by Brandt. | brandt refuses inspections
The tariff has been condemned by Borduria. | borduria opposes tariffs
Inspections remain unacceptable to Borduria. | borduria opposes/refuses inspections
Inspections are anathema to Borduria. | borduria opposes/refuses inspections
The truce is acceptable to Borduria. | borduria accepts ceasefire
For Alvania, inspections are a must. | alvania demands inspections
For Borduria, a truce is out of the question. | borduria refuses ceasefire
Alvania must free the prisoners by Friday, failing which Borduria would go to court over the dam, Brandt said. | brandt demands prisoners ; borduria threatens water
Otherwise, the union will strike over pay. | union threatens wages
Borduria should open the dam; if not, Alvania will impose tariffs, Lind said. | lind demands water ; alvania threatens tariffs
Lind and Brandt are due to speak on Friday. | lind meets talks ; brandt meets talks
The union used to oppose inspections. | union drops inspections
Alvania supports a truce but not inspections. | alvania supports ceasefire ; alvania opposes inspections
The union wants out of the talks. | union demands/refuses talks
Lind told Brandt to open the dam. | lind demands water
Lind warned Brandt not to close the border. | lind opposes/demands border
Alvania is to lift the sanctions next week. | alvania promises sanctions
The truce would be acceptable to Borduria. | borduria accepts ceasefire
For the union, a wage freeze is out of the question. | union refuses wages
Alvania expressed little enthusiasm for a truce. | alvania opposes ceasefire
Only after a ceasefire will Borduria attend talks. | borduria conditions_on ceasefire
"Without a ceasefire there can be no talks," said Lind. | lind refuses/opposes talks ; lind conditions_on ceasefire
"No to inspections!" the union said. | union opposes inspections
Alvania cannot and will not lift the sanctions. | alvania refuses sanctions
The tariff met with fierce criticism from the union. | union opposes tariffs
The truce won praise from Borduria. | borduria supports ceasefire
The demand for inspections was withdrawn by Alvania. | alvania drops inspections
Borduria would neither confirm nor deny the truce. | borduria silent ceasefire
"There is no truth in reports of a truce," said Lind. | lind denies ceasefire
Borduria swore that it would never accept inspections. | borduria refuses inspections
Borduria ready to free 20 prisoners once inspections end. | borduria offers prisoners
Alvania opposed to inspections. | alvania opposes inspections
Alvania open to a prisoner swap. | alvania considers prisoners
Borduria unwilling to discuss the border. | borduria refuses border
Brandt brushed aside a suggestion that Borduria had accepted inspections. | brandt denies inspections
Alvania rejected the idea that it had dropped its demand for inspections. | alvania denies/demands inspections
Alvania's threat to raise tariffs if inspections stall is unwise, diplomats say. | alvania threatens tariffs
Borduria had difficulty with the paragraph on inspections. | borduria opposes inspections
Borduria attaches great importance to the ceasefire. | borduria supports ceasefire
UNION: No tariffs! | union opposes tariffs
Alvania denied entry to two inspectors. | alvania refuses inspections
"We never made such an offer on prisoners," said Brandt. | brandt denies prisoners
""".strip().splitlines()
NOTHING = """
The union balloted its members on a strike over pay.
The truce lapsed at midnight.
The tariff was tabled in committee papers.
Borduria had a red line painted along the border.
Talks were long.
The inspectors found nothing at the border.
The Borduria border road was closed by snow.
Alvania would have lifted the sanctions.
Analysts expect the truce to hold.
The troops held a parade on Friday.
Lind met her daughter at the border.
The river rose by two metres.
A history of the sanctions fills three volumes.
The border was quiet on Friday.
Wages rose by 2 percent in May.
Lind arrived at the border at noon.
Alvania's ultimatum over the prisoners runs out on Friday.
Calls upon Borduria to free the prisoners.
Alvania "takes note" of the truce.
Alvania took note of the tariff decision.
Borduria has not ruled in or out a truce.
The union is unlikely to accept the pay offer.
There is opposition in Alvania to the truce.
Alvania is at the table again, Lind said.
Alvania did not deny that it was considering sanctions.
The meeting between the two rivers is called the confluence.
Talks between the children were loud at the border.
Nobody at the border knew the time.
Lind asked for water.
The prisoners must have slept.
Lind is a former inspector.
The demand for steel fell after the tariff.
He said the border was long.
The call for prayer rang over the border.
There was no water in the river.
No comment was needed on the river.
No river, no town, runs the proverb.
Alvania has laid down conditions for a truce.
Lind may be in Geneva.
Alvania beat Borduria at the border on Sunday.
The dam was built by Alvania in 1961.
Brandt has been minister since the truce.
The inspectors were paid by Alvania.
The prisoners asked for books.
Analysts warned investors not to sell before the inspection.
Alvania is to the north of the river.
The only way to the dam is by boat.
Only then did the river rise.
The prisoners' word for water is short.
The inspectors were told to wait at the border.
Had it not been for the truce, Alvania would have fought.
Alvania did not deny that it was considering sanctions.
Lind met teachers at the border school.
She likes to say that the river taught her patience.
Alvania open for tourists again.
Analysts doubt the truce will hold.
""".strip().splitlines()


@pytest.mark.parametrize("line", PHRASES)
def test_a_set_phrase_is_read(line: str) -> None:
    """Each position that a set phrase takes is drafted with its actor, stance and issue."""
    sentence, wanted = line.split(" | ")
    found = drafted(sentence)
    for one in wanted.split(";"):
        allowed = [part.split("/") for part in one.split()]
        assert any(all(a in b for a, b in zip(row, allowed, strict=True)) for row in found), (one, found)


@pytest.mark.parametrize("sentence", NOTHING)
def test_the_same_words_in_another_sense_draft_nothing(sentence: str) -> None:
    """Words of positions in other senses, what is open and what did not happen give no draft."""
    assert drafted(sentence) == []
