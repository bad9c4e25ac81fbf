"""Words that stand in the names of an address book and are no part of anybody's name.

Every list is written as people write; `abaudit.names.parsing` compares it without case and accents.  A word that is
also a common family name (Maurer, Schneider, Oldenburg) stands in `DOUBTFUL`, never in a list that is passed over.
"""

from __future__ import annotations

HONORIFICS_OF_MEN = "herr herrn hr mr mister sir monsieur señor signor"
HONORIFICS_OF_WOMEN = "frau fr fräulein frl mrs ms miss missus madame mme señora signora"
TITLES = "dr dres prof professor doktor doctor doc dipl bsc msc mba llm phd md dds esq stb arch"
"""Beside the honorifics; they tell nobody from anybody."""

AFTER_A_TITLE = "med dent vet jur iur phil rer nat pol oec theol hon hc h.c habil ing mag ma ba univ techn"
"""Part of a title where one stands before it or a dot behind it (Dr. phil., but not Phil)."""

DEVICES = (
    "handy mobil mobile cell cellphone phone telefon telefonnummer tel fon fax telefax nummer number nr no"
    " whatsapp wa signal telegram threema sms festnetz landline diensthandy firmenhandy privathandy durchwahl dw"
    " ext mailbox privat private priv geschäftlich dienstlich beruflich arbeit work business zuhause daheim zuhaus"
    " office büro old new neue neuer aktuell current wichtig important favorit vip notiz kontakt contact"
)
"""What a name says of the telephone and not of the person."""

DEVICES_OR_NAMES = "alt neu home sim"
"""The same, but family names as well: passed over where they are written small or two other words tell the person."""

PLACEHOLDERS = (
    "unbekannt unknown anonym anonymous niemand nobody namenlos test xxx kunde kunden kundin kundinnen customer"
    " client interessent interessentin mandant mandantin patient patientin gast person anrufer anruferin bitte"
    " fragen name vorname nachname ohne noname dummy privatkunde privatkundin neukunde neukundin stammkunde"
    " bestandskunde"
)
"""What stands where a name is missing."""

LEGAL_FORMS = (
    "gmbh mbh ag kg ohg ug gbr kgaa eg ev e.v eingetragener ltd limited llc llp inc corp corporation company plc"
    " sarl sas srl spa bv nv oy aps zoo sro kft bvba gesmbh haftungsbeschränkt aktiengesellschaft gesellschaft"
    " holding gruppe group firma fa firm verein stiftung genossenschaft verband"
)

LEGAL_FORMS_OR_NAMES = "se sa ab as co sp cie"
"""The same, but names of some languages as well: passed over where they stand in capitals or with a dot."""

ORGANISATIONS = (
    "stadt stadtwerke stadtwerk stadtverwaltung gemeinde gemeindeverwaltung rathaus amt finanzamt bauamt"
    " ordnungsamt landratsamt arbeitsamt jobcenter behörde gericht amtsgericht polizei polizeiwache feuerwehr"
    " rettungsdienst krankenhaus klinik klinikum hospital praxis arztpraxis zahnarztpraxis gemeinschaftspraxis"
    " apotheke schule grundschule gymnasium kita kindergarten hort universität uni hochschule institut bibliothek"
    " museum theater kino bank sparkasse volksbank raiffeisenbank versicherung versicherungen krankenkasse aok"
    " barmer innung kammer handwerkskammer ihk hwk bg berufsgenossenschaft post dhl ups dpd hermes gls bahn"
    " flughafen hotel pension gasthof gasthaus gaststätte restaurant pizzeria bistro café cafe bar imbiss bäckerei"
    " metzgerei fleischerei konditorei supermarkt markt baumarkt baustoffe baustoffhandel großhandel grosshandel"
    " fachhandel handel shop store laden geschäft kanzlei steuerbüro steuerkanzlei notariat autohaus werkstatt kfz"
    " tankstelle taxi spedition kirche pfarramt pfarrei friedhof hausverwaltung immobilien makler verwaltung"
    " zentrale hotline kundendienst kundenservice support service servicecenter callcenter leitstelle sekretariat"
    " empfang rezeption störungsdienst störungsstelle notdienst notruf entsorgung deponie recyclinghof"
    " wertstoffhof energie wasserwerk netze telekom vodafone"
)
"""Words that only an organisation or one of its offices bears."""

TRADES = (
    "sanitär heizung heizungsbau klima lüftung elektro elektrik elektriker elektrotechnik fliesen fliesenleger"
    " fliesenlegerin dachdecker dachdeckerei dach dachbau spengler klempner klempnerei installateur installation"
    " tischlerei schreinerei zimmerei malerbetrieb malermeister lackierer lackiererei putz stuckateur trockenbau"
    " innenausbau hochbau tiefbau rohbau bau bauunternehmen bauunternehmung bauleiter bauleitung bauherr bauherrin"
    " polier gerüst gerüstbau gerüstbauer estrich parkett bodenleger bodenbeläge raumausstatter glaserei"
    " schlosserei metallbau stahlbau maschinenbau garten gartenbau landschaftsbau galabau pflaster pflasterer"
    " steinmetz kamin kaminkehrer schornsteinfeger rolladen rollladen markisen fenster türen tür tore küchenbau"
    " küchenstudio möbel solar photovoltaik pv wärmepumpe energieberater architekt architektin statiker statikerin"
    " ingenieur ingenieurin ingenieurbüro planer planerin gutachter gutachterin reinigung gebäudereinigung"
    " entrümpelung umzug umzüge abbruch container kran bagger transport transporte lkw fahrer fahrerin kurier"
    " spedition friseur friseurin salon kosmetik physio physiotherapie massage zahnarzt zahnärztin arzt ärztin"
    " hausarzt hausärztin kinderarzt tierarzt tierärztin anwalt anwältin rechtsanwalt rechtsanwältin notar notarin"
    " steuerberater steuerberaterin versicherungsmakler makler maklerin lehrer lehrerin trainer trainerin"
    " verkäufer verkäuferin vertreter vertreterin vertrieb einkauf lager plumber plumbing electrician electric"
    " builder building roofing roofer tiler tiles carpenter joiner painter painting heating gardener garden"
    " cleaning cleaner driver doctor dentist lawyer teacher tesisat tesisatçı elektrikçi usta boyacı hydraulik"
    " elektryk płytki budowa remont malarz dekarz stolarz"
)

ROLES = (
    "chef chefin boss inhaber inhaberin geschäftsführer geschäftsführerin gf meister meisterin altgeselle geselle"
    " gesellin azubi azubis lehrling auszubildender auszubildende praktikant praktikantin mitarbeiter"
    " mitarbeiterin kollege kollegin aushilfe monteur monteurin techniker technikerin lieferant lieferantin"
    " subunternehmer sub vermieter vermieterin mieter mieterin eigentümer eigentümerin hausmeister hausmeisterin"
    " hausverwalter nachbar nachbarin nachbarn ansprechpartner ansprechpartnerin auftraggeber auftraggeberin"
    " bauherren team trupp kolonne crew abteilung buchhaltung kasse leitung leiter leiterin sekretärin assistentin"
    " assistent verein trainer vorstand landlord tenant neighbour neighbor colleague manager owner worker"
    " apprentice caretaker janitor supplier"
)

ROOMS_AND_JOBS = (
    "küche bad badezimmer wc gästebad gäste dusche keller dachboden dachgeschoss dg eg og ug wohnung wohnzimmer"
    " schlafzimmer kinderzimmer flur treppe treppenhaus terrasse balkon garage carport hof garten einfahrt fassade"
    " haus altbau neubau umbau anbau ausbau sanierung renovierung modernisierung reparatur wartung montage"
    " baustelle projekt auftrag angebot rechnung termin objekt wohnanlage mehrfamilienhaus efh mfh halle werkstatt"
    " einbauküche kitchen bathroom bath floor roof house flat apartment site job order project wall mutfak banyo"
    " ev łazienka kuchnia"
)

STREETS = (
    "straße str strasse allee gasse weg platz ring damm chaussee ufer landstr heerstr street st road rd avenue ave"
)
"""A word of a street; the one before it, where that ends in -er, belongs to it (Ammerländer Heerstr.)."""

STREET_ENDINGS = ("straße", "strasse", "str", "allee", "gasse", "platz")
"""Endings that make a word of six letters or more a street (Hauptstr., Kirchgasse)."""

STREET_ENDINGS_BEFORE_A_NUMBER = (
    "weg",
    "damm",
    "ring",
    "ufer",
    "hof",
    "markt",
    "graben",
    "wall",
    "kamp",
    "esch",
    "stieg",
)
"""Endings that make one only where a number follows, and the word has seven letters or *am* before it (Gartenweg 7)."""

BEFORE_A_STREET = "am im auf zum zur beim alter alte"
"""Words before such a street (Am Damm 3)."""

EMPTY_ENDINGS = (
    "handy", "nummer", "telefon", "kunde", "kundin", "service", "technik", "werkstatt", "betrieb", "montage",
    "reinigung", "wohnung", "baustelle", "praxis", "büro", "heizung", "verwaltung", "meisterbetrieb", "fliesen",
    "dienst", "verein", "küche",
)  # fmt: skip
"""Endings of compound words that say as little of a person as the words themselves (Diensthandy, Bauheizung)."""

KINSHIP = (
    "mama mami mutti mum mom mutter mother papa papi vati vater father dad oma omi opa opi großmutter großvater"
    " grandma grandpa granny tante tantchen aunt onkel uncle sohn son tochter daughter kind bruder brother"
    " schwester sister schwager schwägerin schwiegermutter schwiegervater schwiegersohn schwiegertochter"
    " schwiegereltern neffe nichte cousin cousine vetter enkel enkelin ehemann ehefrau gatte gattin husband wife"
    " verlobter verlobte freund freundin boyfriend girlfriend lebensgefährte lebensgefährtin lebenspartner partner"
    " partnerin patenonkel patentante schatz schatzi liebling witwe witwer ex exmann exfrau oğlu kızı eşi syn"
    " córka mąż żona matka ojciec"
)
"""Words that say whose relative somebody is; the name beside them need not be this person's."""

FORMERLY = (
    "früher frühere früherer vormals ehemals ehemalig ehemalige ehemaliger ehem exkunde jetzt nunmehr nicht kein"
    " keine statt anstatt nachfolger nachfolgerin vorgänger vorgängerin vertretung vertritt formerly former"
    " previously now not instead gehört übernommen verstorben verst gestorben tot deceased falsch falsche falscher"
    " wrong alte eski stary stara ihr ihre sein seine dessen deren ia"
)
"""Words that say that a name no longer holds, or holds for somebody else."""

CONNECTED = "von vom of bei für for via über wegen zu c/o"
"""Between two names: the second is another's (Hausmeister von Anna Beispiel)."""

CONNECTED_AT_ONCE = "für fuer for bei via wegen"
"""Those that also begin a name which is not the holder's (für Anna Beispiel)."""

NEARBY = (
    "betreuer betreuerin bevollmächtigter bevollmächtigte vormund pfleger pflegerin nachmieter nachmieterin vormieter"
    " vormieterin sekretariat sekretär sekretärin vorzimmer assistenz assistent assistentin secretary assistant carer"
    " caregiver guardian bakıcı opiekun opiekunka"
)
"""Offices that are held for somebody: the name beside one may be whom it is held for (Sekretariat Dr. Beispiel)."""

FATHER_OR_MOTHER_OF = "abu abou umm oum ابو أبو ام أم"
"""Before a name in Arabic: not this person, but father or mother (Abu Ali)."""

OLD_NUMBER = "alt old"
"""Behind a name: a number that somebody may have given up."""

KIN_BEFORE = "stief schwieger halb paten pflege adoptiv ur groß gross zwillings ex enkel"
KIN_BEHIND = (
    "mutter vater sohn tochter kind bruder schwester eltern oma opa onkel tante enkel enkelin mann frau freund freundin"
    " partner partnerin chef chefin"
)
"""What compound words for relatives are made of (Stiefsohn, Exmann)."""

SEVERAL = (
    "familie fam family familien ehepaar eheleute couple eltern parents geschwister gebrüder gebr brüder brothers"
    " schwestern sisters kinder kids children jungs mädels zwillinge wg clan erbengemeinschaft hausgemeinschaft"
    " wohngemeinschaft beide aile ailesi rodzina państwo"
)
"""Words for more than one person."""

AND = "und and et ve oraz sowie mit with oder or bzw lub veya ile samt y i e u"
"""Words that join two persons; a single letter only where it is written small and without a dot."""

GENERATIONS = {"junior": "jr", "jr": "jr", "jnr": "jr", "senior": "sr", "sr": "sr", "snr": "sr"}
"""What tells father and son apart, each with one spelling for all."""

GENERATIONS_WITH_DOT = {"jun": "jr", "sen": "sr"}
"""The same, but names as well where no dot stands behind them."""

PARTICLES = "von vom van der den dem des de del della di zu zum zur auf the und 't"
"""Small words inside names that people write or leave out; the last word of a name is none of them."""

PARTICLES_OR_NAMES = (
    "da do dos das du la le las los el al ten ter op am im an in aus a bin ibn abu bint af av die ein mit"
)
"""The same, but names of some languages as well: passed over where they are written small beside capitals."""

DOUBTFUL = (
    "post gast damm ring hof platz bank markt haus kran garten lager fenster dach weg ufer halle bahn kammer putz"
    " keller wall boss meister usta kasse leiter müller schmied maurer zimmermann schlosser glaser gärtner maler"
    " tischler schreiner bäcker metzger fleischer koch kellner wirt richter schneider schuster fischer förster"
    " jäger weber wagner bauer töpfer sattler seiler gerber färber steinbrecher bergmann kaufmann kramer krämer"
    " hausmann baumeister hofmeister vogt schulze meier berlin hamburg münchen köln frankfurt stuttgart düsseldorf"
    " dortmund essen leipzig bremen dresden hannover nürnberg duisburg bochum wuppertal bielefeld bonn münster"
    " karlsruhe mannheim augsburg wiesbaden gelsenkirchen mönchengladbach braunschweig chemnitz kiel aachen"
    " magdeburg freiburg krefeld lübeck oberhausen erfurt mainz rostock kassel hagen hamm saarbrücken mülheim"
    " potsdam ludwigshafen oldenburg leverkusen osnabrück solingen heidelberg herne neuss darmstadt paderborn"
    " regensburg ingolstadt würzburg fürth wolfsburg offenbach ulm heilbronn pforzheim göttingen bottrop trier"
    " recklinghausen reutlingen bremerhaven koblenz jena remscheid erlangen moers siegen hildesheim salzgitter"
    " cottbus gütersloh kaiserslautern schwerin witten gera iserlohn esslingen düren tübingen flensburg zwickau"
    " gießen ratingen lünen konstanz worms marl minden velbert norderstedt bamberg neumünster delmenhorst"
    " wilhelmshaven emden leer cloppenburg vechta westerstede varel jever norden aurich wien graz linz salzburg"
    " innsbruck klagenfurt zürich genf basel bern lausanne winterthur luzern london paris istanbul ankara warschau"
)
"""Trades and places that are family names as well.  Alone such a word makes nobody agree, unless a Herr or Frau
before it shows that it is a name; left over it counts like any name."""

GIVEN_NAMES_OF_WOMEN = (
    "anna anne anja anke annette antje astrid barbara beate bettina birgit brigitte britta carina carmen carola"
    " caroline charlotte christa christiane christina christine clara claudia cornelia dagmar daniela diana doris"
    " dorothea edith elena elfriede elisabeth elke ella ellen emily emma erika erna esther eva evelyn franziska frauke"
    " frieda gabriele gerda gertrud gisela greta gudrun hanna hannah hannelore heide heidi heike helena helga hilde"
    " hildegard ilse ines inge ingeborg ingrid irene iris irmgard jana jasmin jennifer jessica johanna judith julia"
    " jutta karin karoline katharina kathrin katja katrin kerstin klara kristina lara larissa laura lea lena leni"
    " lieselotte lina linda lisa lotte luisa luise magdalena maike manuela marianne marina marion marlene martha"
    " martina meike melanie mia michaela mila miriam monika nadine nadja natalie nele nicole nina nora olga paula"
    " petra pia regina renate rita ronja rosemarie ruth sabine sabrina sandra sara sarah silke silvia sofia sofie"
    " sonja sophia sophie stefanie stephanie susanne svenja sylvia tanja tatjana theresa tina ulrike ursula ute"
    " valentina vanessa vera verena veronika victoria viktoria waltraud wiebke yvonne ayşe fatma zeynep emine hatice"
    " elif özlem gülşen şule esra merve büşra fatima layla leila yasmin hiba rania aisha khadija agnieszka zofia"
    " joanna małgorzata elżbieta bożena katarzyna ewa krystyna mary susan patricia elizabeth ليلى فاطمة"
)
GIVEN_NAMES_OF_MEN = (
    "achim alexander alfred andreas anton armin arne arnold arthur axel ben benedikt benjamin bernd bernhard björn"
    " bodo boris burkhard carsten christian christoph christopher claus clemens daniel david dennis detlef dieter"
    " dietmar dirk dominik eberhard eckhard edgar eduard emil enno erich ernst erwin eugen fabian felix ferdinand finn"
    " florian frank franz frederik friedrich fritz georg gerald gerd gerhard gregor günter günther guido gustav hannes"
    " hans harald hartmut heiko heiner heinrich heinz helge helmut henning henrik herbert hermann holger horst hubert"
    " hugo ingo jan jannik jens joachim jochen johann johannes jonas jonathan jörg josef joseph julian jürgen karl"
    " karsten klaus konrad konstantin kurt lars lennart leon leonard leonhard lothar ludwig lukas manfred marcel marco"
    " marcus mario markus martin mathias matthias max maximilian michael moritz niklas nils norbert olaf ole oliver"
    " oskar otto patrick paul peter philipp rainer ralf ralph reiner reinhard reinhold rene richard robert roland rolf"
    " roman rudi rudolf rüdiger sebastian siegfried simon sönke sören stefan stephan steffen sven theodor thomas"
    " thorsten tilo tim timo tobias tom torben torsten udo ulf ulrich uwe valentin viktor vincent volker walter werner"
    " wilfried wilhelm willi winfried wolfgang wolfram mehmet mustafa ahmet ali hüseyin hasan ibrahim ismail murat"
    " emre çağlar ümit cem osman yusuf mohammed muhammad mohamed ahmad omar khalid samir tariq łukasz paweł michał"
    " grzegorz wojciech krzysztof andrzej piotr tomasz john james william george charles محمد أحمد"
)
"""Common given names that only women, or only men, bear: a Herr Klee is not Anna Klee.  What both bear is left out."""
