"""Public facts about who is meant: a country, its people, its capital, its leaders, by one key.

A small table of our own; it needs no completeness. What the coverage itself says ("Russian
president Vladimir Putin") adds to it. Leaders keep a key of their own under their country's.
"""

from __future__ import annotations

# name | people and things of it | capital and seats of power | leaders of recent years
_TABLE = """
White House | white-house | |
Russia | russian russians rus | moscow kremlin | putin medvedev lavrov
Ukraine | ukrainian ukrainians | kyiv kiev | zelensky zelenskyy zelenskiy selenskyj poroshenko yanukovych
United States | american americans us u.s usa america washington | | trump biden obama bush
Europe | european europeans eu brussels european-union european-commission | | von-der-leyen
NATO | nato | | stoltenberg rutte
United Nations | un u.n united-nations security-council | | guterres
Britain | british britons uk u.k united-kingdom britain england english | london downing-street westminster | starmer sunak johnson may cameron
France | french | paris elysee | macron hollande
Germany | german germans | berlin bundestag | merz scholz merkel
Italy | italian italians | rome | meloni
Spain | spanish spaniards | madrid | sanchez
Poland | polish poles | warsaw | tusk duda
Hungary | hungarian hungarians | budapest | orban
Turkey | turkish turks turkiye türkiye | ankara | erdogan erdoğan
China | chinese | beijing | xi
Taiwan | taiwanese | taipei | lai tsai
Japan | japanese | tokyo | abe kishida ishiba
North Korea | north-korean north-koreans pyongyang dprk | | kim
South Korea | south-korean south-koreans seoul | | moon yoon
India | indian indians | delhi | modi
Pakistan | pakistani pakistanis | islamabad | sharif khan
Iran | iranian iranians | tehran teheran | khamenei rouhani raisi pezeshkian ahmadinejad zarif
Iraq | iraqi iraqis | baghdad | maliki
Syria | syrian syrians | damascus | assad
Israel | israeli israelis | jerusalem knesset | netanyahu
Palestine | palestinian palestinians | ramallah | abbas
Hamas | hamas | | haniyeh sinwar
Hezbollah | hezbollah hizbullah hizbollah | | nasrallah
Egypt | egyptian egyptians | cairo | sisi morsi mubarak
Saudi Arabia | saudi saudis saudi-arabian | riyadh | salman
Yemen | yemeni yemenis houthi houthis | sanaa |
Lebanon | lebanese | beirut |
Libya | libyan libyans | tripoli | gaddafi gadhafi qaddafi haftar
Afghanistan | afghan afghans taliban | kabul | ghani karzai
Mexico | mexican mexicans | | sheinbaum
Canada | canadian canadians | ottawa | trudeau carney
Cuba | cuban cubans | havana | castro
Venezuela | venezuelan venezuelans | caracas | maduro chavez
Brazil | brazilian brazilians | brasilia | lula bolsonaro
Argentina | argentine argentinian argentines | buenos-aires | milei
Colombia | colombian colombians | bogota | petro
Sudan | sudanese | khartoum |
Nigeria | nigerian nigerians | abuja |
Ethiopia | ethiopian ethiopians | addis-ababa | abiy
South Africa | south-african south-africans | pretoria | ramaphosa
Belarus | belarusian belarusians | minsk | lukashenko
Georgia | georgian georgians | tbilisi |
Finland | finnish finns | helsinki | stubb
Sweden | swedish swedes | stockholm |
Norway | norwegian norwegians | oslo |
Denmark | danish danes | copenhagen |
Netherlands | dutch | hague |
Belgium | belgian belgians | |
Austria | austrian austrians | vienna |
Switzerland | swiss | bern geneva |
Greece | greek greeks | athens |
Serbia | serbian serbs | belgrade | vucic
Australia | australian australians | canberra | albanese
Republicans | republican republicans gop | |
Democrats | democrat democrats democratic dems | |
"""


def _read() -> tuple[dict[str, str], dict[str, str]]:
    countries: dict[str, str] = {}
    leaders: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        name, people, places, heads = (part.strip() for part in line.split("|"))
        for word in (name.lower().replace(" ", "-"), *people.split(), *places.split()):
            countries[word] = name
        for word in heads.split():
            leaders[word] = name
    return countries, leaders


def _states() -> frozenset[str]:
    """Return the words that stand for a state as such, not for its people: its name, its capital."""
    rows = [line.split("|") for line in _TABLE.strip().splitlines()]
    named = {row[0].strip().lower().replace(" ", "-") for row in rows}
    return frozenset({*named, *(word for row in rows for word in row[2].split()), *_ABBREVIATED})


_ABBREVIATED = ("us", "u.s", "usa", "america", "washington", "uk", "u.k", "pyongyang", "seoul")
COUNTRIES, LEADERS = _read()
STATES = _states()
PARTIES = frozenset({"Republicans", "Democrats"})
# Capitals: what happens there may be of another country.
SEATS = frozenset(
    word for line in _TABLE.strip().splitlines() for word in line.split("|")[2].split()
)
_AMBIGUOUS = frozenset(
    {"may", "us", "moon", "lai", "bush", "khan"}
)  # common words and common names


def country(lower: str) -> str:
    """Return the country (or bloc or party) that a word or hyphened pair of words stands for, or ""."""
    return COUNTRIES.get(lower, "")


def leader_of(lower: str) -> str:
    """Return the country that somebody of this last name leads or led, or ""."""
    return "" if lower in _AMBIGUOUS else LEADERS.get(lower, "")
