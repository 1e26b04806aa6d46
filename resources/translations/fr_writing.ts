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
</TS>
