<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>MeasureOffer</name>
    <message>
        <source>Write down (Ctrl+M)</source>
        <translation>Noter (Ctrl+M)</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Write down: {}</source>
        <translation>Noter&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>NoteTools</name>
    <message>
        <source>Form of the note</source>
        <translation>Forme de la note</translation>
    </message>
    <message>
        <source>Next form (Ctrl+Shift+M)</source>
        <translation>Forme suivante (Ctrl+Maj+M)</translation>
    </message>
    <message>
        <source>Holds what a third person said or is: not for the patient’s copy (Ctrl+Shift+T)</source>
        <translation>Contient ce qu’un tiers a dit ou est&#xa0;: pas dans la copie du patient (Ctrl+Maj+T)</translation>
    </message>
    <message>
        <source>Personal note</source>
        <translation>Note personnelle</translation>
    </message>
    <message>
        <source>For you alone (Ctrl+Shift+P)</source>
        <translation>Pour vous seul (Ctrl+Maj+P)</translation>
    </message>
    <message>
        <source>About a third person</source>
        <translation>Concerne un tiers</translation>
    </message>
    <message>
        <source>Free text</source>
        <translation>Texte libre</translation>
    </message>
</context>
<context>
    <name>SnippetList</name>
    <message>
        <source>Snippets</source>
        <translation>Textes courts</translation>
    </message>
    <message>
        <source>↓ to choose, or go on typing</source>
        <translation>↓ pour choisir, ou continuez à écrire</translation>
    </message>
</context>
<context>
    <name>SnippetsPage</name>
    <message>
        <source>Short texts</source>
        <translation>Textes courts</translation>
    </message>
    <message>
        <source>Typed behind the slash</source>
        <translation>Ce qu’on tape après la barre</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Ce que c’est</translation>
    </message>
    <message>
        <source>Blood pressure</source>
        <translation>Tension artérielle</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Add a stop</source>
        <translation>Ajouter un champ</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Les vôtres</translation>
    </message>
    <message>
        <source>With the program</source>
        <translation>Avec le programme</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Aucun pour l’instant.</translation>
    </message>
    <message>
        <source>Keep the change</source>
        <translation>Garder la modification</translation>
    </message>
    <message>
        <source>Another text of yours has this shortcut already.</source>
        <translation>Un autre de vos textes a déjà ce raccourci.</translation>
    </message>
    <message>
        <source>The text is missing.</source>
        <translation>Le texte manque.</translation>
    </message>
    <message>
        <source>Removed: {}</source>
        <translation>Retiré&#xa0;: {}</translation>
    </message>
    <message>
        <source>Letters without accents, digits, - and _: at most 31, the first a letter or digit.</source>
        <translation>Lettres sans accent, chiffres, - et _&#xa0;: 31 au plus, d’abord une lettre ou un chiffre.</translation>
    </message>
    <message>
        <source>In a note: {}</source>
        <translation>Dans une note&#xa0;: {}</translation>
    </message>
    <message>
        <source>A stop is what you fill in with Tab: ${1}, or ${1:dry} with a word proposed.</source>
        <translation>Un champ se remplit avec Tab&#xa0;: ${1}, ou ${1:sèche} avec un mot proposé.</translation>
    </message>
    <message>
        <source>Change {}</source>
        <translation>Modifier {}</translation>
    </message>
    <message>
        <source>Remove {}</source>
        <translation>Retirer {}</translation>
    </message>
    <message>
        <source>Write one</source>
        <translation>En écrire un</translation>
    </message>
</context>
</TS>
