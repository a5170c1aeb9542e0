"""Makes `hr-travail.jsonl.gz`: the sheets of theme "Travail" of the shared corpus, filed under subjects of an HR department.

Run by maintainers when the corpus changes: `PARVIS_SHARED=... python demo/data/make_hr_travail.py`. The corpus has one subject for
nearly all of these sheets, so the subjects are ours: the first rule whose words occur in the title decides, then the ones
in the summary. Nothing else of a document is changed.
"""

import gzip
import json
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path

THEME = "Travail"
OTHER = "Vie au travail"
RULES = [
    ("Retraite", r"retraite|agirc|ircantec|\brafp\b|pension de|trimestres|decote|surcote"),
    (
        "Fonction publique",
        r"fonction publique|fonctionnaire|agents? (?:public|contractuel|non titulaire)|contractuels?\b|fp[teh]\b|administratives? paritaire"
        r"|titularis|concours|corps|disponibilite|conge bonifie|commissions? de reforme|comite medical|positions? administrative",
    ),
    (
        "Emploi à domicile",
        r"assistant\w*(?:\(e\))?(?:\(s\))? maternel|services? a la personne|particulier employeur|cesu|employe\w* a domicile|emplois? a domicile"
        r"|aide a domicile|salarie a domicile|au pair|garde d.enfants? a domicile|a domicile",
    ),
    ("Handicap et insertion", r"handicap|\besat\b|agefiph|fiphfp|insertion|adultes-relais|emploi franc|emplois d.avenir|contrat unique|\bcui\b|contrat starter"
        r"|garantie jeunes|epide|deuxieme chance|reeducation professionnelle|inclusif|lourdeur du handicap|parcours emploi"),
    (
        "Chômage et retour à l’emploi",
        r"chomage|demandeurs? d.emploi|sans emploi|allocation (?:temporaire|de solidarite specifique|d.aide au retour)|bonus-malus"
        r"|pole emploi|reprise d.activite|agepi|createur d.entreprise|creation d.entreprise|recherche d.emploi",
    ),
    (
        "Accidents et arrêts de travail",
        r"arret (?:de travail|maladie)|accident|maladie|incapacite|inaptitude|indemnites? journaliere|mi-temps therapeutique|temps partiel therapeutique"
        r"|cure thermale|medical",
    ),
    (
        "Santé, sécurité et prévention",
        r"sante|securite|risque|prevention|amiante|protection respiratoire|chimique|chaleur|canicule|froid|bruit|poussiere|soudage|plomb"
        r"|benzene|mercure|toluene|xylene|styrene|glycol|silice|chlor|fluor|cyan|sulfure|ethanol|formaldehyde|monoxyde|nanomateriaux|ventilation"
        r"|musculo|chutes?|machine|grue|levage|rayonnage|stockage|circulation interne|commande bimanuelle|phytosanitaire|peinture|usinage"
        r"|hyperbare|espaces confines|masques|gants|addictions|fumer|penibilite|danger|travail sur ecran|prelevements|tapis roulants|conditions de travail"
        r"|vestiaire|postes a risques|substitution|droit de retrait|oppbtp|filtres|locaux|alcool|tabac|vapot",
    ),
    (
        "Parentalité",
        r"maternite|paternite|parental|adoption|enceinte|grossesse|allait|naissance|enfant|parent|creches",
    ),
    (
        "Congés et absences",
        r"conges?\b|absence|jours? feries?|ponts|s.absenter|autorisation|proche aidant|solidarite familiale|campagne electorale|deces|mariage"
        r"|evenements? famil|sabbatique",
    ),
    (
        "Ruptures et départs",
        r"licenci|demission|rupture|preavis|solde de tout compte|certificat de travail|reclassement|reembauche|sauvegarde de l.emploi|fin d(?:u|e) contrat"
        r"|abandon de poste|quitter|depart volontaire|securisation professionnelle",
    ),
    (
        "Formation et évolution",
        r"formation|\bcpf\b|\bvae\b|apprenti|alternance|stage|stagiaire|bilan de competences|contrat de professionnalisation|contrat .?pro|entretien professionnel"
        r"|conseil en evolution|transition professionnelle|titres professionnels|competences|acquis de l.experience|compte personnel d.activite|reconversion"
        r"|mise en situation",
    ),
    (
        "Temps de travail",
        r"temps (?:de travail|partiel|plein|de pause|de trajet|partage)|duree (?:legale |minimale |du )|heures|horaire|nuit|dimanche|repos|teletravail|\brtt\b|conventions? de forfait|forfait en"
        r"|astreinte|en soiree|journee de solidarite|compte epargne-temps|equivalence|recuper|amenagement du temps|droit a la deconnexion",
    ),
    (
        "Paie et avantages",
        r"salaire|salarial|paie|remunerati|prime|smic|interessement|participation|frais|titres?-restaurant|mensualisation|avantages? en nature|mutuelle"
        r"|prevoyance|cheques?-|vacances|pouvoir d.achat|13e mois|saisie|medaille|indemnite kilometrique|action logement|acompte|avance|tickets?",
    ),
    (
        "Représentants et dialogue social",
        r"\bcse\b|comite social|comite d.entreprise|delegue|syndica|representati|elections?|negociation|accords? |conventions? collectives?|greve|conseil d.entreprise"
        r"|dialogue social|cssct|representants? du personnel|conseiller du salarie|referendum",
    ),
    (
        "Droits, litiges et égalité",
        r"discriminat|harcel|egalite|prud.hom|inspect|reglement interieur|sanction|disciplin|religion|vie privee|videosurveillance|surveill|travail illegal"
        r"|faute|litige|recours|mise a pied|avertissement|donnees personnelles|fouille|internet|lanceur d.alerte",
    ),
    (
        "Contrat de travail et embauche",
        r"contrat|\bcd[di]\b|embauch|recrut|essai|interim|saisonnier|clause|mobilite|mutation|emploi|candidat|detache|registre|travailler|etranger|job d.ete"
        r"|periode probatoire|transfert|non-concurrence|groupements? d.employeurs|cumul",
    ),
]  # fmt: skip


def plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def subject_of(row: dict[str, str]) -> str:
    for words in (plain(row["title"]), plain(row["summary"])):
        for subject, pattern in RULES:
            if re.search(pattern, words):
                return subject
    return OTHER


def main() -> None:
    shared = Path(os.environ["PARVIS_SHARED"])
    source = shared / "corpus" / "hr-help-fr" / "documents.jsonl.gz"
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["theme"] == THEME]
    for row in rows:
        row["subject"] = subject_of(row)
    rows.sort(key=lambda row: (row["subject"], plain(row["title"]), row["id"]))
    target = Path(__file__).parent / "hr-travail.jsonl.gz"
    with target.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        for row in rows:
            packed.write((json.dumps(row, ensure_ascii=False) + "\n").encode())
    for subject, count in Counter(row["subject"] for row in rows).most_common():
        print(f"{count:5} {subject}")  # noqa: T201


if __name__ == "__main__":
    main()
