<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>AllergiesAsked</name>
    <message>
        <source>No known allergy</source>
        <translation>Aucune allergie connue</translation>
    </message>
    <message>
        <source>The patient knows of none (asked on {}).</source>
        <translation>Le patient n’en connaît aucune (question posée le {}).</translation>
    </message>
    <message>
        <source>Nobody asked yet.</source>
        <translation>La question n’a pas encore été posée.</translation>
    </message>
</context>
<context>
    <name>Disclosures</name>
    <message>
        <source>What left the practice</source>
        <translation>Ce qui est sorti du cabinet</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Rien pour l’instant.</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier</source>
        <translation>
            <numerusform>et %n plus ancien</numerusform>
            <numerusform>et %n plus anciens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierLeaf</name>
    <message>
        <source>Merge with another record</source>
        <translation>Réunir avec un autre dossier</translation>
    </message>
    <message>
        <source>Patient file</source>
        <translation>Dossier du patient</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>The two records are merged</source>
        <translation>Les deux dossiers sont réunis</translation>
    </message>
</context>
<context>
    <name>EarlierVersions</name>
    <message>
        <source>Earlier versions</source>
        <translation>Versions antérieures</translation>
    </message>
    <message>
        <source>Part of the record</source>
        <translation>Partie du dossier</translation>
    </message>
    <message>
        <source>No earlier version.</source>
        <translation>Aucune version antérieure.</translation>
    </message>
    <message>
        <source>{kind}: {what} — {author}, until {moment}</source>
        <translation>{kind}&#xa0;: {what} — {author}, jusqu’au {moment}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
</context>
<context>
    <name>EarlierWords</name>
    <message>
        <source>Patient file</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>Soins</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>Allergies</translation>
    </message>
    <message>
        <source>no known allergy</source>
        <translation>aucune allergie connue</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>Prescription</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Séance</translation>
    </message>
    <message>
        <source>Care chart</source>
        <translation>Diagramme de soins</translation>
    </message>
    <message>
        <source>Wound</source>
        <translation>Plaie</translation>
    </message>
    <message>
        <source>Visit of a wound</source>
        <translation>Visite d’une plaie</translation>
    </message>
</context>
<context>
    <name>FactsForm</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>FactsLine</name>
    <message>
        <source>Edit {}</source>
        <translation>Modifier {}</translation>
    </message>
    <message>
        <source>Remove {}</source>
        <translation>Retirer {}</translation>
    </message>
    <message>
        <source>Prescribe {} again (R)</source>
        <translation>Represcrire {} (R)</translation>
    </message>
</context>
<context>
    <name>FactsSection</name>
    <message>
        <source>Edit {}</source>
        <translation>Modifier {}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
</context>
<context>
    <name>FactsWriter</name>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Removed: {}</source>
        <translation>Retiré&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>MedicalSheets</name>
    <message>
        <source>Allergies</source>
        <translation>Allergies</translation>
    </message>
    <message>
        <source>Substance</source>
        <translation>Substance</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>Réaction</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Certitude</translation>
    </message>
    <message>
        <source>Noted on</source>
        <translation>Notée le</translation>
    </message>
    <message>
        <source>Add an allergy</source>
        <translation>Ajouter une allergie</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Add a problem</source>
        <translation>Ajouter un problème</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Antécédents</translation>
    </message>
    <message>
        <source>Add to the history</source>
        <translation>Ajouter un antécédent</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>ICD-10 code</source>
        <translation>Code CIM-10</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>Treatments</source>
        <translation>Traitements</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>Médicament</translation>
    </message>
    <message>
        <source>Posology</source>
        <translation>Posologie</translation>
    </message>
    <message>
        <source>For the long-term illness</source>
        <translation>Pour l’affection de longue durée</translation>
    </message>
    <message>
        <source>Add a treatment</source>
        <translation>Ajouter un traitement</translation>
    </message>
    <message>
        <source>Renew {}</source>
        <translation>Renouveler {}</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Renouveler</translation>
    </message>
    <message>
        <source>Renewed on</source>
        <translation>Renouvelé le</translation>
    </message>
    <message>
        <source>Lasts until</source>
        <translation>Dure jusqu’au</translation>
    </message>
    <message>
        <source>Stop {}</source>
        <translation>Arrêter {}</translation>
    </message>
    <message>
        <source>Stop the treatment</source>
        <translation>Arrêter le traitement</translation>
    </message>
    <message>
        <source>Why it stops</source>
        <translation>Motif de l’arrêt</translation>
    </message>
    <message>
        <source>Stopped on</source>
        <translation>Arrêté le</translation>
    </message>
    <message>
        <source>Take {} up again</source>
        <translation>Reprendre {}</translation>
    </message>
    <message>
        <source>Renewals</source>
        <translation>Renouvellements</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Traitement</translation>
    </message>
    <message>
        <source>Add a renewal</source>
        <translation>Ajouter un renouvellement</translation>
    </message>
    <message>
        <source>Vaccinations</source>
        <translation>Vaccinations</translation>
    </message>
    <message>
        <source>Vaccine</source>
        <translation>Vaccin</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Contre</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Le</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>Dose</translation>
    </message>
    <message>
        <source>2nd, booster…</source>
        <translation>2e, rappel…</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Périme le</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Left arm…</source>
        <translation>Bras gauche…</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Voie</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Fait par</translation>
    </message>
    <message>
        <source>Next one due on</source>
        <translation>Prochain à faire le</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Pourquoi non fait</translation>
    </message>
    <message>
        <source>Where it was not given</source>
        <translation>Quand il n’a pas été fait</translation>
    </message>
    <message>
        <source>Add a vaccination</source>
        <translation>Ajouter une vaccination</translation>
    </message>
    <message>
        <source>stopped on {}</source>
        <translation>arrêté le {}</translation>
    </message>
    <message>
        <source>renewed until {}</source>
        <translation>renouvelé jusqu’au {}</translation>
    </message>
    <message>
        <source>renewed on {}</source>
        <translation>renouvelé le {}</translation>
    </message>
    <message>
        <source>lasts until {}</source>
        <translation>dure jusqu’au {}</translation>
    </message>
    <message>
        <source>{} (told of)</source>
        <translation>{} (rapporté)</translation>
    </message>
    <message>
        <source>{}: not given, {}</source>
        <translation>{}&#xa0;: non fait, {}</translation>
    </message>
    <message>
        <source>lot {}</source>
        <translation>lot {}</translation>
    </message>
    <message>
        <source>next one due on {}</source>
        <translation>prochain à faire le {}</translation>
    </message>
    <message>
        <source>Why was it not given?</source>
        <translation>Pourquoi n’a-t-il pas été fait&#xa0;?</translation>
    </message>
    <message>
        <source>Medical</source>
        <translation>Médical</translation>
    </message>
    <message>
        <source>Surgical</source>
        <translation>Chirurgical</translation>
    </message>
    <message>
        <source>Obstetric</source>
        <translation>Obstétrical</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familial</translation>
    </message>
    <message>
        <source>Way of life</source>
        <translation>Mode de vie</translation>
    </message>
    <message>
        <source>here</source>
        <translation>ici</translation>
    </message>
    <message>
        <source>elsewhere, as told or in a booklet</source>
        <translation>ailleurs, selon le patient ou un carnet</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>non fait</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
</context>
<context>
    <name>MergePanel</name>
    <message>
        <source>Find the other record…</source>
        <translation>Chercher l’autre dossier…</translation>
    </message>
    <message>
        <source>The record that goes into the one on the screen</source>
        <translation>Le dossier qui entre dans celui de l’écran</translation>
    </message>
    <message>
        <source>This is the record on the screen.</source>
        <translation>C’est le dossier de l’écran.</translation>
    </message>
    <message>
        <source>The birth dates differ: these may be two people. Check an identity document.</source>
        <translation>Les dates de naissance diffèrent&#xa0;: ce sont peut-être deux personnes. Vérifiez une pièce d’identité.</translation>
    </message>
    <message>
        <source>The same person?</source>
        <translation>La même personne&#xa0;?</translation>
    </message>
    <message>
        <source>What goes where</source>
        <translation>Ce qui va où</translation>
    </message>
    <message>
        <source>Merge the two records</source>
        <translation>Réunir les deux dossiers</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Not merged</source>
        <translation>Pas réunis</translation>
    </message>
    <message>
        <source>Cannot be merged</source>
        <translation>Ne peut pas être réuni</translation>
    </message>
</context>
<context>
    <name>NounWords</name>
    <message numerus="yes">
        <source>%n other lines</source>
        <translation>
            <numerusform>%n autre ligne</numerusform>
            <numerusform>%n autres lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measurements</source>
        <translation>
            <numerusform>%n mesure</numerusform>
            <numerusform>%n mesures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n allergies</source>
        <translation>
            <numerusform>%n allergie</numerusform>
            <numerusform>%n allergies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines of history, problems and treatments</source>
        <translation>
            <numerusform>%n ligne d’antécédents, problèmes et traitements</numerusform>
            <numerusform>%n lignes d’antécédents, problèmes et traitements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vaccinations</source>
        <translation>
            <numerusform>%n vaccination</numerusform>
            <numerusform>%n vaccinations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n papers</source>
        <translation>
            <numerusform>%n document délivré</numerusform>
            <numerusform>%n documents délivrés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fee notes</source>
        <translation>
            <numerusform>%n note d’honoraires</numerusform>
            <numerusform>%n notes d’honoraires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact points</source>
        <translation>
            <numerusform>%n coordonnée</numerusform>
            <numerusform>%n coordonnées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identifiers</source>
        <translation>
            <numerusform>%n identifiant</numerusform>
            <numerusform>%n identifiants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n related persons</source>
        <translation>
            <numerusform>%n proche</numerusform>
            <numerusform>%n proches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n appointments</source>
        <translation>
            <numerusform>%n rendez-vous</numerusform>
            <numerusform>%n rendez-vous</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n tâche</numerusform>
            <numerusform>%n tâches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OtherRecords</name>
    <message>
        <source>Merge with another record…</source>
        <translation>Réunir avec un autre dossier…</translation>
    </message>
    <message>
        <source>Merged on {day}: {who}</source>
        <translation>Réuni le {day}&#xa0;: {who}</translation>
    </message>
    <message>
        <source>Undo the merge</source>
        <translation>Défaire la réunion</translation>
    </message>
</context>
<context>
    <name>PersonSheets</name>
    <message>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <source>Which document was seen, or what the national service answered.</source>
        <translation>La pièce vue, ou la réponse du téléservice national.</translation>
    </message>
    <message>
        <source>How sure the identity is</source>
        <translation>Fiabilité de l’identité</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Justificatif</translation>
    </message>
    <message>
        <source>Seen on</source>
        <translation>Vu le</translation>
    </message>
    <message>
        <source>Somebody else bears the same names (homonym)</source>
        <translation>Quelqu’un d’autre porte les mêmes noms (homonyme)</translation>
    </message>
    <message>
        <source>The identity is doubtful</source>
        <translation>L’identité est douteuse</translation>
    </message>
    <message>
        <source>Nobody real: a fictional identity</source>
        <translation>Personne de réel&#xa0;: une identité fictive</translation>
    </message>
    <message>
        <source>Occupation and death</source>
        <translation>Profession et décès</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Profession</translation>
    </message>
    <message>
        <source>Deceased on</source>
        <translation>Décès le</translation>
    </message>
    <message>
        <source>Empty: living.</source>
        <translation>Vide&#xa0;: vivant.</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>Identifiants</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Add an identifier</source>
        <translation>Ajouter un identifiant</translation>
    </message>
    <message>
        <source>Contact points</source>
        <translation>Coordonnées</translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation>Numéro ou adresse</translation>
    </message>
    <message>
        <source>Whose it is, who reads it</source>
        <translation>À qui, et qui lit</translation>
    </message>
    <message>
        <source>Shared with the family, read by…</source>
        <translation>Partagé en famille, lu par…</translation>
    </message>
    <message>
        <source>Verified on</source>
        <translation>Vérifié le</translation>
    </message>
    <message>
        <source>Not for results</source>
        <translation>Pas pour les résultats</translation>
    </message>
    <message>
        <source>Add a contact point</source>
        <translation>Ajouter une coordonnée</translation>
    </message>
    <message>
        <source>Related persons</source>
        <translation>Proches</translation>
    </message>
    <message>
        <source>What they are</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Relationship</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>Daughter, neighbour…</source>
        <translation>Fille, voisine…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Designated in writing on</source>
        <translation>Désignation écrite le</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Decides for the patient (authority)</source>
        <translation>Décide pour le patient (autorité)</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ajouter un proche</translation>
    </message>
    <message>
        <source>birth name {}</source>
        <translation>nom de naissance {}</translation>
    </message>
    <message>
        <source>birth first names {}</source>
        <translation>prénoms de naissance {}</translation>
    </message>
    <message>
        <source>born at {} (INSEE)</source>
        <translation>lieu de naissance {} (INSEE)</translation>
    </message>
    <message>
        <source>a date that is in no calendar, kept as the papers have it</source>
        <translation>date qui n’existe dans aucun calendrier, gardée comme sur les papiers</translation>
    </message>
    <message>
        <source>seen on {}</source>
        <translation>vu le {}</translation>
    </message>
    <message>
        <source>fictional</source>
        <translation>fictive</translation>
    </message>
    <message>
        <source>Occupation not known</source>
        <translation>Profession non connue</translation>
    </message>
    <message>
        <source>OID {}</source>
        <translation>OID {}</translation>
    </message>
    <message>
        <source>unusual number: check it</source>
        <translation>numéro inhabituel&#xa0;: à vérifier</translation>
    </message>
    <message>
        <source>not to be sent before the identity is qualified</source>
        <translation>à ne pas transmettre avant qualification de l’identité</translation>
    </message>
    <message>
        <source>verified on {}</source>
        <translation>vérifié le {}</translation>
    </message>
    <message>
        <source>not for results</source>
        <translation>pas pour les résultats</translation>
    </message>
    <message>
        <source>designated on {}</source>
        <translation>désignation du {}</translation>
    </message>
    <message>
        <source>decides for the patient</source>
        <translation>décide pour le patient</translation>
    </message>
    <message>
        <source>: </source>
        <translation>&#xa0;: </translation>
    </message>
    <message>
        <source>This status needs its evidence.</source>
        <translation>Ce statut demande son justificatif.</translation>
    </message>
    <message>
        <source>On which day was it seen?</source>
        <translation>Quel jour a-t-il été vu&#xa0;?</translation>
    </message>
    <message>
        <source>Provisional identity (PROV)</source>
        <translation>Identité provisoire (PROV)</translation>
    </message>
    <message>
        <source>Validated identity (VALI)</source>
        <translation>Identité validée (VALI)</translation>
    </message>
    <message>
        <source>Retrieved identity (RECUP)</source>
        <translation>Identité récupérée (RECUP)</translation>
    </message>
    <message>
        <source>Qualified identity (QUAL)</source>
        <translation>Identité qualifiée (QUAL)</translation>
    </message>
    <message>
        <source>NIR</source>
        <translation>NIR</translation>
    </message>
    <message>
        <source>NIA (waiting number)</source>
        <translation>NIA (numéro d’attente)</translation>
    </message>
    <message>
        <source>INS of a test</source>
        <translation>INS de test</translation>
    </message>
    <message>
        <source>INS of a demonstration</source>
        <translation>INS de démonstration</translation>
    </message>
    <message>
        <source>Former record number</source>
        <translation>Ancien numéro de dossier</translation>
    </message>
    <message>
        <source>Trusted person</source>
        <translation>Personne de confiance</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>Tuteur</translation>
    </message>
    <message>
        <source>Curator</source>
        <translation>Curateur</translation>
    </message>
    <message>
        <source>To call in an emergency</source>
        <translation>À prévenir en urgence</translation>
    </message>
    <message>
        <source>Spouse</source>
        <translation>Conjoint</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Enfant</translation>
    </message>
    <message>
        <source>Carer</source>
        <translation>Aidant</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
</context>
<context>
    <name>RightsSheets</name>
    <message>
        <source>Long-term illnesses (ALD)</source>
        <translation>Affections de longue durée (ALD)</translation>
    </message>
    <message>
        <source>Illness</source>
        <translation>Affection</translation>
    </message>
    <message>
        <source>Number on the list</source>
        <translation>Numéro sur la liste</translation>
    </message>
    <message>
        <source>From 1 to 32</source>
        <translation>De 1 à 32</translation>
    </message>
    <message>
        <source>ICD-10 code</source>
        <translation>Code CIM-10</translation>
    </message>
    <message>
        <source>Recognised from</source>
        <translation>Reconnue du</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>Add a long-term illness</source>
        <translation>Ajouter une ALD</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>Couverture</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>Organisme</translation>
    </message>
    <message>
        <source>Number with the insurer</source>
        <translation>Numéro chez l’organisme</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Droits ouverts par</translation>
    </message>
    <message>
        <source>Where somebody else opens the rights</source>
        <translation>Quand quelqu’un d’autre ouvre les droits</translation>
    </message>
    <message>
        <source>Their number (it is not the patient’s INS)</source>
        <translation>Son numéro (ce n’est pas l’INS du patient)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Third-party payment</source>
        <translation>Tiers payant</translation>
    </message>
    <message>
        <source>Add an insurance</source>
        <translation>Ajouter une couverture</translation>
    </message>
    <message>
        <source>Treating GP</source>
        <translation>Médecin traitant</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Phone, place</source>
        <translation>Téléphone, lieu</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>In the directory</source>
        <translation>Dans l’annuaire</translation>
    </message>
    <message>
        <source>Write the GP down</source>
        <translation>Noter le médecin traitant</translation>
    </message>
    <message>
        <source>Opposition to sharing</source>
        <translation>Opposition au partage</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Avec qui</translation>
    </message>
    <message>
        <source>Empty: with anybody</source>
        <translation>Vide&#xa0;: avec quiconque</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>Sur quoi</translation>
    </message>
    <message>
        <source>Empty: everything</source>
        <translation>Vide&#xa0;: tout</translation>
    </message>
    <message>
        <source>Said on</source>
        <translation>Dite le</translation>
    </message>
    <message>
        <source>Add an opposition</source>
        <translation>Ajouter une opposition</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Conservations imposées</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>A claim, an investigation…</source>
        <translation>Une réclamation, une enquête…</translation>
    </message>
    <message>
        <source>Add a hold</source>
        <translation>Ajouter une conservation imposée</translation>
    </message>
    <message>
        <source>Keeping</source>
        <translation>Conservation</translation>
    </message>
    <message>
        <source>Archive this record</source>
        <translation>Archiver ce dossier</translation>
    </message>
    <message>
        <source>Bring it back to the daily list</source>
        <translation>Le remettre dans la liste de tous les jours</translation>
    </message>
    <message>
        <source>Not to be destroyed while a hold stands</source>
        <translation>À ne pas détruire tant qu’une conservation est imposée</translation>
    </message>
    <message>
        <source>To be kept until {}</source>
        <translation>À conserver jusqu’au {}</translation>
    </message>
    <message>
        <source>last care on {}</source>
        <translation>dernier soin le {}</translation>
    </message>
    <message>
        <source>no care written down yet</source>
        <translation>aucun soin noté</translation>
    </message>
    <message>
        <source>archived on {}</source>
        <translation>archivé le {}</translation>
    </message>
    <message>
        <source>ALD {}</source>
        <translation>ALD {}</translation>
    </message>
    <message>
        <source>opened by {}</source>
        <translation>droits ouverts par {}</translation>
    </message>
    <message>
        <source>third-party payment</source>
        <translation>tiers payant</translation>
    </message>
    <message>
        <source>said on {}</source>
        <translation>dite le {}</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>tout</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>quiconque</translation>
    </message>
    <message>
        <source>Not to be shared: {what}, with {whom}</source>
        <translation>À ne pas partager&#xa0;: {what}, avec {whom}</translation>
    </message>
    <message>
        <source>The list goes from 1 to 32.</source>
        <translation>La liste va de 1 à 32.</translation>
    </message>
    <message>
        <source>Mandatory insurance</source>
        <translation>Assurance maladie obligatoire</translation>
    </message>
    <message>
        <source>Complementary insurance</source>
        <translation>Complémentaire</translation>
    </message>
    <message>
        <source>Complementary solidarity (C2S)</source>
        <translation>Complémentaire santé solidaire (C2S)</translation>
    </message>
    <message>
        <source>State medical aid (AME)</source>
        <translation>Aide médicale de l’État (AME)</translation>
    </message>
    <message>
        <source>Work accident</source>
        <translation>Accident du travail</translation>
    </message>
    <message>
        <source>Maternity</source>
        <translation>Maternité</translation>
    </message>
    <message>
        <source>No insurance</source>
        <translation>Aucune couverture</translation>
    </message>
</context>
<context>
    <name>_Cards</name>
    <message>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Droits</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>Allergies</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Coordonnées</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Partage</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Antécédents</translation>
    </message>
    <message>
        <source>Treatments</source>
        <translation>Traitements</translation>
    </message>
    <message>
        <source>Vaccinations</source>
        <translation>Vaccinations</translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message>
        <source>This is needed.</source>
        <translation>C’est nécessaire.</translation>
    </message>
    <message>
        <source>Type a date like 12/03/2026, 03/2026 or 2026.</source>
        <translation>Tapez une date comme 12/03/2026, 03/2026 ou 2026.</translation>
    </message>
    <message>
        <source>{} is in no calendar.</source>
        <translation>{} n’existe dans aucun calendrier.</translation>
    </message>
    <message>
        <source>{} is still to come.</source>
        <translation>{} est encore à venir.</translation>
    </message>
    <message>
        <source>This is before the birth, {}.</source>
        <translation>C’est avant la naissance, {}.</translation>
    </message>
    <message>
        <source>Type a whole number.</source>
        <translation>Tapez un nombre entier.</translation>
    </message>
    <message>
        <source>The end is before the beginning, {}.</source>
        <translation>La fin est avant le début, {}.</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>imprimé</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>exporté</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>remis</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>montré</translation>
    </message>
    <message>
        <source>to {}</source>
        <translation>à {}</translation>
    </message>
    <message>
        <source>Is kept</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>Goes into it, and is hidden</source>
        <translation>Y entre, et n’apparaît plus</translation>
    </message>
    <message>
        <source>Moves into the record that is kept</source>
        <translation>Passe dans le dossier qui reste</translation>
    </message>
    <message>
        <source>Stays behind: the record that is kept says the same already</source>
        <translation>Reste derrière&#xa0;: le dossier qui reste le dit déjà</translation>
    </message>
    <message>
        <source>Where the two differ, the record that is kept holds</source>
        <translation>Là où ils diffèrent, le dossier qui reste fait foi</translation>
    </message>
    <message>
        <source>last visit {}</source>
        <translation>dernière visite {}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>{trait}: {kept} (and not {other})</source>
        <translation>{trait}&#xa0;: {kept} (et non {other})</translation>
    </message>
    <message>
        <source>birth name</source>
        <translation>nom de naissance</translation>
    </message>
    <message>
        <source>first birth name</source>
        <translation>premier prénom de naissance</translation>
    </message>
    <message>
        <source>birth first names</source>
        <translation>prénoms de naissance</translation>
    </message>
    <message>
        <source>birth date</source>
        <translation>date de naissance</translation>
    </message>
    <message>
        <source>precision of the birth date</source>
        <translation>précision de la date de naissance</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>sexe</translation>
    </message>
    <message>
        <source>birthplace</source>
        <translation>lieu de naissance</translation>
    </message>
    <message>
        <source>used name</source>
        <translation>nom utilisé</translation>
    </message>
    <message>
        <source>used first name</source>
        <translation>prénom utilisé</translation>
    </message>
    <message>
        <source>from {since} to {until}</source>
        <translation>du {since} au {until}</translation>
    </message>
    <message>
        <source>since {}</source>
        <translation>depuis {}</translation>
    </message>
    <message>
        <source>until {}</source>
        <translation>jusqu’au {}</translation>
    </message>
</context>
</TS>
