"""Words that tell a person's name from a firm's or a union's: common given names, and words of work.

Lower case; the words of work are regular expressions for whole words.
"""

_GIVEN_NAMES = """
bennie rod stacie tracee
bo eran lyle serena lowell norton merry tad lorenzo harley katy wil erwin marco diego luisa elias ramona rufus sheryl jackson
aaron abigail abraham adam adrian agnes aisha al alan albert alberto alejandro alex alexander alexandra alexis alfonso
alfred alice alicia alison allan allen allison alma alvin amanda amber amy ana andre andrea andres andrew andy angel
angela angelica angelo anita ann anna anne annette annie anthony antoinette antonio april ariana armando arnold arthur
ashley audrey austin barbara barry beatrice becky ben benjamin bernard bernice beth betty beverly bill billie billy
blanca bob bobbie bobby bonnie brad bradley brandi brandon brandy brenda brent brett brian brianna bridget brittany
bruce bryan byron calvin carl carla carlos carmen carol carole caroline carolyn carrie casey catherine cathy cecilia
cesar charlene charles charlie charlotte chad cheryl chester chris christian christina christine christopher christy
cindy claire clara clarence claude claudia clayton clifford clyde cody colleen connie connor corey cory courtney craig
crystal curtis cynthia daisy dale dan dana daniel danielle danny darlene darrell darren darryl dave david dawn dean
deanna debbie deborah debra delores denise dennis derek derrick desiree diana diane dianne dominic don donald donna
doris dorothy doug douglas dustin dwayne dwight earl eddie edgar edith eduardo edward edwin eileen elaine eleanor
elena eli elizabeth ella ellen elmer elsie emily emma enrique eric erica erik erika erin ernest ernesto esther ethan
ethel eugene eva evan evelyn faye felicia felix fernando florence floyd frances francis francisco frank franklin fred
freddie frederick gabriel gabriela gail gary gene george gerald geraldine gerard gerardo gilbert gina gladys glen
glenn gloria gordon grace greg gregory guadalupe guillermo gustavo guy gwendolyn hannah harold harry harvey hazel
heather hector heidi helen henry herbert herman hilda holly howard hugh ian ida irene iris irma isaac isabel ivan jack
jackie jacob jacqueline jaime jake james jamie jan jane janet janice jared jasmine jason javier jay jean jeanette
jeanne jeff jeffery jeffrey jennie jennifer jenny jeremy jerome jerry jesse jessica jessie jesus jill jim jimmie jimmy
jo joan joann joanna joanne jodi joe joel john johnathan johnnie johnny jon jonathan jordan jorge jose joseph
josephine josh joshua joy joyce juan juana juanita judith judy julia julian julie julio june justin kaitlyn karen
karl karla kate katherine kathleen kathryn kathy katie katrina kay kayla keith kelly ken kenneth kent kerry kevin kim
kimberly kirk kristen kristin kristina kristine kurt kyle lance larry latoya laura lauren laurie lawrence leah lee
leo leon leonard leroy leslie lester leticia lewis lillian linda lindsay lindsey lisa lloyd lois lonnie loretta lori
lorraine louis louise lucas lucille lucy luis luke luz lydia lynda lynn mabel madison marc marcia marcus margaret
margarita maria maribel marie marilyn mario marion marisol marjorie mark marlene marsha martha martin marvin mary
mathew matt matthew maureen maurice max megan melanie melinda melissa melvin mercedes michael micheal michele
michelle miguel mike mildred milton minnie miriam misty mitchell moises molly monica monique morgan muhammad mohammed
myrtle nancy naomi natalie natasha nathan nathaniel neil nelson nicholas nick nicole nina nora norma norman octavio
olga olivia omar oscar pablo pam pamela pat patricia patrick patsy patti paul paula pauline pedro peggy penny perry
pete peter phil philip phillip phyllis priscilla rachel rafael ralph ramiro ramon randall randy raul ray raymond
rebecca regina reginald rene renee ricardo richard rick ricky rita rob robert roberta roberto robin rochelle rodney
rodolfo roger roland ron ronald ronnie rosa rosalinda rose rosemary ross roy ruben ruby
russell ruth ryan sabrina sally salvador sam
samantha samuel sandra sara sarah scott sean sergio seth shane shannon sharon shawn sheila shelley sherri sherry
shirley sidney silvia sofia sonia sophia stacey stacy stan stanley stella stephanie stephen steve steven stuart sue
susan suzanne sylvia tamara tammy tanya tara ted teresa terrance terrence terri terry thelma theodore theresa thomas
tiffany tim timothy tina todd tom tommy toni tony tonya tracey traci tracy travis trevor troy tyler tyrone valerie
vanessa vera verna vernon veronica vicki vickie victor victoria vincent viola violet virginia vivian wade wallace
walter wanda warren wayne wendy wesley whitney wilbur will willard william willie wilma xavier yolanda yvette yvonne
zachary zoe
"""

# Any of these makes a name that of a firm, a public body or a union.
_WORK_WORDS = r"""
inc incorporated llc l\.l\.c corp corporation co company companies ltd limited lp l\.p llp pllc p\.?c p\.?a plc group
holdings enterprises? industries international partners partnership associates? associations? brothers bros sons?
services? solutions systems? products? supply supplies technolog(?:y|ies) staffing management consulting consultants
hospitals? medical clinics? health healthcare care nursing rehab rehabilitation homes? manor villas? hospice pharmacy
dental laborator(?:y|ies) schools? college university academy institute education foundation church ministries
museum library theat(?:er|re)s? opera orchestra symphony ballet zoo city county town township village state university
authority district department dept agency board commission government federal national american united states u\.s
center centre clubs? hotels? inns? motels? resorts? casinos? restaurants? cafe grill pizza bakery bar lounge diner
foods? farms? dairy meats? markets? supermarkets? stores? shops? outlet salon spa motors? autos? automotive ford
chevrolet toyota honda nissan buick cadillac dodge chrysler tires? truck(?:s|ing)? transport transportation transit
express freight logistics moving movers storage bus taxi cab airlines? aviation air lines? railroad shipping
construction contracting contractors? builders? building electric electrical plumbing heating cooling mechanical
roofing painting drywall masonry concrete paving excavating landscaping lawn steel iron metals? tool die machine
manufacturing mfg fabricat(?:ion|ors|ing) printing press publishing newspapers? packaging paper plastics? glass chemicals? oil
gas energy power utilities water waste recycling disposal sanitation cleaning janitorial maintenance security
protective guards? properties property realty apartments? towers? housing studios? productions? pictures media
broadcasting television radio telephone communications cable network bank credit insurance financial works mills?
mines? mining lumber furniture designs? interiors cabinets warehouse distribut(?:ion|ors|ing) wholesale retail trading
imports? employers? multi-employer various and dba local locals union unions lodge workers? teamsters?
brotherhood federation council guild employees? organization organi[sz]ing committee afl cio uaw seiu ufcw
ibew iam cwa ibt afscme aft nea usw uswa liuna iuoe opeiu unite here spfpa coalition alliance congress
sindicato unidad movimiento hermandad uni[oó]n trabajadores joint district branch chapter division post office postal
service at of the for provisions? restoration cna hina hna mina mmna mnna ohna ona orna pna wasna
dealerships? transmissions? textiles? fruit tours apparel millworks? bmw linens? creamery electronics instruments
ingredients foundr(?:y|ies) resources hyundai subaru drugs? carriers residence house cablevision cheese floors tanks block
residential fabrics springs uniforms machinery aircraft cleaners? containers? fertilizer aluminum terminal cathedral cement
park facility signs? propane boot handbags classics hardwood transformer assembly consolidated downs engineering engineers
lighting printery telecom healthcard rentals? rents fence brass ambulance ambul[ae]+t+e+ coating insulation square
structures tools carting hydraulics wholesalers lime laminators anesthesiologists transfer brand river equipment repair
jewelers? jewelry materials aggregates catering fashions hosp mem assisted living ready mix firefighters? professionals?
dsa pavill?ion jewlers distillery livery gmc oem boe bagels? baking orchestras foodservice underwear
operating beverages police officers? nurses? teachers? drivers? independence
"""

# Firms that bear a person's given name and surname and nothing else.
_FIRMS = r"""
alan ritchey|allison mechanical|anthony biddle|barry callebaut|bob evans|calvin klein|carl karcher|carl zeiss|charles beseler
douglas emmett|eddie bauer|edward don|edward jones|elizabeth arden|ethan allen|florence crittenton|frank russell|fred meyer
george junior|grace davison|harry winston|j\. ray mcdermott|howard johnson|jay medicar|jenny craig|jim beam|jimmy jazz|jimmy john's
john deere|john hancock|johnny rockets|jon donaire|jordan marsh|judith leiber|kelly moore|kenneth cole|kimberly clark|laura ashley
lewis bins|louis berger|louis vuitton|marc jacobs|martha stewart|martin brower|martin marietta|mary kay|michael kors
milton cat|milton roy|oscar mayer|paul masson|perry ellis|perry judds|peter kiewit|philip morris|ralph lauren|robert bosch
robert half|robert mondavi|ruby tuesday's?|russell reid|sam ash|sam flax|samuel bingham|sara lee|stanley bostitch
stanley steemer|steve madden|stuart dean|t\. frank mccalls|tim hortons|tom thumb|tommy hilfiger|tony roma's|vera bradley|virginia mason
walter kidde|wesley willows|wilbur ellis
"""

GIVEN_NAMES = tuple(dict.fromkeys(_GIVEN_NAMES.split()))
WORK_WORDS = tuple(dict.fromkeys(_WORK_WORDS.split()))
KNOWN_FIRMS = tuple(_FIRMS.strip().replace("\n", "|").split("|"))
