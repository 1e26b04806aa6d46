<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>CardCompletion</name>
    <message>
        <source>In the directory</source>
        <translation>Dans l’annuaire</translation>
    </message>
</context>
<context>
    <name>CorrespondentWords</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Specialty or profession</source>
        <translation>Spécialité ou profession</translation>
    </message>
    <message>
        <source>Hospital, practice, service</source>
        <translation>Hôpital, cabinet, service</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>MSSanté address</source>
        <translation>Adresse MSSanté</translation>
    </message>
    <message>
        <source>For what is medical.</source>
        <translation>Pour ce qui est médical.</translation>
    </message>
    <message>
        <source>MSSanté address verified on</source>
        <translation>Adresse MSSanté vérifiée le</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>For what is administrative.</source>
        <translation>Pour ce qui est administratif.</translation>
    </message>
    <message>
        <source>RPPS number</source>
        <translation>Numéro RPPS</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>card put away</source>
        <translation>fiche rangée</translation>
    </message>
    <message>
        <source>{what} — {author}, until {moment}</source>
        <translation>{what} — {author}, jusqu’au {moment}</translation>
    </message>
</context>
<context>
    <name>DirectoryPage</name>
    <message>
        <source>Correspondents</source>
        <translation>Correspondants</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Find a correspondent</source>
        <translation>Chercher un correspondant</translation>
    </message>
    <message>
        <source>Name, specialty, town</source>
        <translation>Nom, spécialité, ville</translation>
    </message>
    <message>
        <source>New correspondent</source>
        <translation>Nouveau correspondant</translation>
    </message>
    <message>
        <source>Change (Enter)</source>
        <translation>Modifier (Entrée)</translation>
    </message>
    <message>
        <source>Put away (Del)</source>
        <translation>Ranger (Suppr)</translation>
    </message>
    <message>
        <source>Bring back (Enter)</source>
        <translation>Remettre (Entrée)</translation>
    </message>
    <message>
        <source>Nobody of this name</source>
        <translation>Personne de ce nom</translation>
    </message>
    <message>
        <source>Enter writes them down.</source>
        <translation>Entrée ouvre une nouvelle fiche à ce nom.</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Personne pour l’instant</translation>
    </message>
    <message>
        <source>Whom you write to can be kept here, also from a letter while you write it.</source>
        <translation>Gardez ici ceux à qui vous écrivez, aussi depuis un courrier pendant que vous l’écrivez.</translation>
    </message>
    <message>
        <source>Hide those put away</source>
        <translation>Masquer les fiches rangées</translation>
    </message>
    <message numerus="yes">
        <source>Show %n put away</source>
        <translation>
            <numerusform>Afficher %n fiche rangée</numerusform>
            <numerusform>Afficher %n fiches rangées</numerusform>
        </translation>
    </message>
    <message>
        <source>Card put away: {}</source>
        <translation>Fiche rangée&#xa0;: {}</translation>
    </message>
    <message>
        <source>Change: {}</source>
        <translation>Modifier&#xa0;: {}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Somebody of this name is there already.</source>
        <translation>Quelqu’un de ce nom y est déjà.</translation>
    </message>
</context>
<context>
    <name>KeepLine</name>
    <message>
        <source>Do not keep</source>
        <translation>Ne pas garder</translation>
    </message>
    <message>
        <source>{} is not in the directory.</source>
        <translation>{} n’est pas dans l’annuaire.</translation>
    </message>
    <message>
        <source>Keep (Ctrl+Shift+K)</source>
        <translation>Garder (Ctrl+Maj+K)</translation>
    </message>
    <message>
        <source>{} is kept in the directory.</source>
        <translation>{} est dans l’annuaire.</translation>
    </message>
    <message>
        <source>Complete the card (Ctrl+Shift+K)</source>
        <translation>Compléter la fiche (Ctrl+Maj+K)</translation>
    </message>
</context>
<context>
    <name>_EarlierLines</name>
    <message>
        <source>Earlier versions</source>
        <translation>Versions antérieures</translation>
    </message>
</context>
</TS>
