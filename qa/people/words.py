"""Words that speak of somebody without a name: "the suspect", "his wife", "la jueza"."""

import re

_WOMEN = (  # never "he"
    "woman wife mother daughter sister girl girlfriend widow aunt niece grandmother actress queen"
    " princess duchess spokeswoman policewoman businesswoman chairwoman stepmother midwife lady"
    " nun mujer esposa madre hija hermana niña novia viuda tía abuela actriz reina princesa señora"
    " monja mulher mãe filha irmã menina namorada viúva tia avó rainha"
)
_MEN = (  # never "she"
    "man husband father son brother boy boyfriend widower uncle nephew grandfather king prince"
    " duke spokesman policeman businessman gunman fireman chairman stepfather gentleman monk"
    " priest pope hombre esposo marido padre hijo hermano niño novio viudo tío abuelo rey príncipe"
    " señor sacerdote cura homem pai filho irmão menino namorado viúvo avô rei"
)
_KIN_AND_FATES = (
    "baby child kid infant toddler teenager teen youth youngster adolescent adult person partner"
    " fiancé fiancée spouse parent twin cousin relative friend neighbour neighbor suspect"
    " defendant victim killer murderer attacker assailant hitman assassin shooter kidnapper robber"
    " thief burglar rapist bomber hijacker smuggler trafficker dealer gangster mobster boss"
    " kingpin convict culprit accomplice fugitive prisoner inmate detainee hostage captive witness"
    " informant informer whistleblower survivor patient tourist passenger pedestrian migrant"
    " refugee deportee orphan stranger rebel militant extremist terrorist guerrilla insurgent"
    " plaintiff claimant complainant accuser blackmailer stalker lover mistress ex-wife ex-husband"
    " joven bebé adolescente persona pareja primo prima sobrino sobrina nieto nieta amigo amiga"
    " vecino vecina sospechoso sospechosa víctima asesino asesina sicario atacante agresor"
    " agresora pistolero ladrón ladrona secuestrador traficante narcotraficante capo cabecilla"
    " delincuente cómplice fugitivo preso presa reo recluso reclusa rehén testigo sobreviviente"
    " paciente turista pasajero pasajera migrante rebelde guerrillero pandillero marero jovem"
    " criança parceiro parceira sobrinho sobrinha neto neta parente vizinho vizinha suspeito"
    " suspeita vítima assassino assassina atirador bandido chefão comparsa foragido detento"
    " detenta refém testemunha sobrevivente passageiro sibling bride groom heir addict applicant"
    " newcomer"
)
_OFFICE_WORDS = (  # of a place or an office, and of nobody
    "president vice-president premier minister secretary chancellor governor mayor senator deputy"
    " congressman lawmaker mp mep candidate ambassador envoy consul commissioner director chief"
    " ceo chair chairperson leader manager coach captain editor commander colonel lieutenant"
    " sergeant admiral officer sheriff marshal superintendent inspector constable bishop"
    " archbishop cardinal rector dean headteacher founder co-founder owner member ombudsman"
    " attorney prosecutor judge magistrate spokesperson treasurer co-ordinator coordinator"
    " organiser organizer professor presidente presidenta vicepresidente vicepresidenta ministro"
    " ministra secretario secretaria gobernador gobernadora alcalde alcaldesa senador senadora"
    " diputado diputada embajador embajadora comisionado comisionada directora jefe jefa líder"
    " gerente entrenador entrenadora capitán capitana comandante coronel teniente sargento obispo"
    " arzobispo cardenal fundador fundadora dueño dueña juez jueza magistrado magistrada portavoz"
    " vocero vocera funcionario funcionaria candidato candidata procurador procuradora defensor"
    " governador governadora prefeito prefeita deputado deputada embaixador diretor diretora chefe"
    " treinador treinadora bispo dono dona promotor promotora juiz juíza porta-voz delegado"
    " delegada secretário secretária vereador vereadora speaker president-elect"
)
_TRADES = (
    "agent guard soldier cop detective fighter sniper sailor airman pilot driver farmer worker"
    " employee labourer banker trader accountant lawyer solicitor barrister advocate adviser"
    " advisor aide assistant successor predecessor rival opponent challenger colleague analyst"
    " consultant expert academic lecturer teacher tutor student pupil graduate scholar historian"
    " researcher author writer novelist poet playwright journalist reporter correspondent"
    " columnist presenter broadcaster producer film-maker filmmaker singer songwriter rapper"
    " musician drummer guitarist composer conductor actor comedian dancer performer entertainer"
    " artist painter sculptor designer architect photographer star celebrity legend hero player"
    " striker midfielder defender goalkeeper keeper winger fly-half scrum-half full-back"
    " centre-half batsman bowler golfer sprinter runner swimmer cyclist boxer wrestler athlete"
    " champion winner loser teammate team-mate referee umpire trainer jockey racer doctor surgeon"
    " nurse dentist physician psychiatrist engineer builder electrician plumber baker butcher"
    " barber chef cook waiter waitress cleaner shopkeeper merchant seller buyer customer user"
    " client tenant landlord landowner resident citizen villager immigrant voter taxpayer activist"
    " campaigner protester demonstrator preacher pastor rabbi imam cleric vicar millionaire"
    " billionaire tycoon entrepreneur investor inventor fisherman miner hunter courier bodyguard"
    " interpreter translator agente guardia guarda soldado chofer campesino campesina"
    " trabajador trabajadora empleado empleada obrero banquero banquera empresario empresaria"
    " comerciante abogado abogada asesor asesora ayudante sucesor sucesora opositor opositora"
    " colega experto experta profesor profesora maestro maestra estudiante alumno alumna autor"
    " autora escritor escritora periodista reportero reportera cantante músico artista jugador"
    " jugadora delantero portero médico médica doctora enfermero enfermera ingeniero ingeniera"
    " cocinero cocinera cliente ciudadano ciudadana activista pastora guarda-costas motorista"
    " agricultor agricultora trabalhador trabalhadora empresário empresária advogado advogada"
    " assessor assessora sucessor sucessora professora aluno aluna jornalista repórter cantor"
    " cantora ator atriz jogador jogadora goleiro enfermeiro enfermeira cidadão cidadã policial"
    " singer-songwriter backbencher"
)
_STATES = (  # adjectives too, so only where the sentence goes on behind: "the accused fled"
    "accused|deceased|dead|condemned|convicted|injured|wounded|criminal|minor|official|executive"
    "|acusad[oa]|detenid[oa]|fallecid[oa]|muert[oa]|herid[oa]|capturad[oa]|imputad[oa]"
    "|sentenciad[oa]|condenad[oa]|menor|detid[oa]|mort[oa]|ferid[oa]|falecid[oa]|desaparecid[oa]"
    r"|procesad[oa]|réu|ré|general|fiscal|head(?= of)|other"
    r"|\d+-year-old|(?-i:[A-Z])[a-z]+(?:an|ese)"
)
_GOES_ON = (
    r"(?=\W*$|[,.;:”\"]| (?:\w+(?:ed|[óí]|ou)|had|was|is|has|who|will|would|fled|did|sa(?:id|ys)"
    r"|told|de|que|fue|es|era|había|ha|foi|man|woman|in|on|at|of|by|with|and|to|from|y|e|en|em|del|da|do)\b)"
)
_ENDINGS = (  # not of "Goldman"
    r"(?-i:(?!human|woman)[a-z-]{3,}(?:woman|man|person|boy|girl)|[a-z]{4,}ologist)"
)


def _any_of(*lists: str) -> str:
    words = {word for told in lists for word in told.split()}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


_EITHER = f"{_any_of(_KIN_AND_FATES, _OFFICE_WORDS, _TRADES)}|{_ENDINGS}"
SOMEBODY = rf"(?:{_any_of(_WOMEN, _MEN)}|{_EITHER})"
_ARTICLE = (
    r"(?:an?|another|one|the|this|that|his|her|their|its|my|our|your|un|una|otr[oa]|el|la|del|al"
    r"|est[ea]|es[ea]|aquel(?:la)?|su|mi|nuestr[oa]|um|uma|outr[oa]|o|do|da|ao|à|no|na|pel[oa]|seu"
    r"|sua|ess[ea]"
    rf"|(?!{SOMEBODY}\b)[\w-]+[’']s?)"
)
_NO_MODIFIER = (  # a new part of the sentence begins with it
    r"(?:of|by|with|to|from|on|in|at|for|as|when|while|after|before|than|that|who|which|and|or|but"
    r"|will|would|can|could|may|must|should|not|is|was|are|were|has|had|have|de|del|por|con|en|que"
    r"|y|e|o|do|da|com|em|para|es|fue|era|foi|é)"
)
_PART = r"chief|deputy|vice|assistant|prime|general|attorney|head|co"  # of "deputy chief constable"
_MODIFIER = rf"(?:(?:{_PART}) |(?!{_NO_MODIFIER}\b|{SOMEBODY}\b)[\w’'-]+ )"
_PHRASE = rf"(?:{_ARTICLE} )?{_MODIFIER}{{0,4}}{SOMEBODY}(?![\w’'-])"

ROLE_OF = re.compile(rf"\b(?:{_any_of(_OFFICE_WORDS)}) (?:(?:of|at|for|de|del|da|do) )$", re.I)
_SPOKEN_OF = {
    male: re.compile(
        rf"\b(?:someone|somebody|alguien|alguém)\b|\b{_ARTICLE} (?:(?:{_STATES})\b{_GOES_ON}"
        rf"|(?:(?!{_NO_MODIFIER}\b)[\w’'-]+ ){{0,3}}?(?:{_any_of(sex)}|{_EITHER})\b)",
        re.I,
    )
    for male, sex in ((True, _MEN), (False, _WOMEN))
}
ROLE_BEFORE = re.compile(  # "the former police chief, "
    rf"\b{_PHRASE}(?:,? | (?:of|de|del|da|do|at|for) (?:(?!\b{SOMEBODY}\b)[^,]){{1,40}}, )$", re.I
)
ROLE_AFTER = re.compile(  # ", 34, a guard"; " was a specialist"
    rf"^(?:,? \(?(?:aged )?\d{{1,3}}\)?)?"
    r"(?:, | (?:is|was|became|remains|has become|has been|had been|will be|(?:serv|work)\w+ as|es"
    rf"|fue|era|foi|é) (?={_ARTICLE} )){_PHRASE}",
    re.I,
)
_MEMBERS = (  # of a team, and what a team may be itself
    "rival opponent challenger winner loser champion member partner buyer seller user client"
    " customer producer leader star citizen resident newcomer campeón líder chief"
)
_OF_WOMEN, _OF_MEN, _OFFICES, _TEAMS_TOO = (
    frozenset(words.split()) for words in (_WOMEN, _MEN, _OFFICE_WORDS, _MEMBERS)
)
_ROLE = re.compile(rf"{SOMEBODY}|general|major|director|padre|father|fiscal|police", re.I)


def is_role(word: str) -> bool:
    """Whether the word says what somebody is, as a title does: "Minister", "striker"."""
    return bool(_ROLE.fullmatch(word))


def is_office(word: str) -> bool:
    """Whether the word is an office's, which stands before names only: "President Bush"."""
    return word.lower() in _OFFICES


def is_persons(word: str) -> bool:
    """Whether the word says what somebody is, and no team or firm can be that.

    >>> is_persons("banker"), is_persons("rival")
    (True, False)
    """
    return is_role(word) and word.lower() not in _TEAMS_TOO


def speaks_of_another(text: str, *, male: bool) -> bool:
    """Whether words bring up somebody without a name who may be "he" (``male``) or "she".

    >>> speaks_of_another("said the suspect fled", male=True)
    True
    >>> speaks_of_another("said his wife left", male=True)
    False
    """
    return bool(_SPOKEN_OF[male].search(text))


def is_of_men(word: str) -> bool | None:
    """Whether the word is for men (True) or for women (False) only; None if for both."""
    word = word.lower()
    return True if word in _OF_MEN else False if word in _OF_WOMEN else None
