<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Disclosures</name>
    <message numerus="yes">
        <source>and %n earlier</source>
        <translation>
            <numerusform>and %n earlier</numerusform>
            <numerusform>and %n earlier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NounWords</name>
    <message numerus="yes">
        <source>%n other lines</source>
        <translation>
            <numerusform>%n other line</numerusform>
            <numerusform>%n other lines</numerusform>
        </translation>
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
            <numerusform>%n measurement</numerusform>
            <numerusform>%n measurements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n allergies</source>
        <translation>
            <numerusform>%n allergy</numerusform>
            <numerusform>%n allergies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines of history, problems and treatments</source>
        <translation>
            <numerusform>%n line of history, problems and treatments</numerusform>
            <numerusform>%n lines of history, problems and treatments</numerusform>
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
            <numerusform>%n paper</numerusform>
            <numerusform>%n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fee notes</source>
        <translation>
            <numerusform>%n fee note</numerusform>
            <numerusform>%n fee notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact points</source>
        <translation>
            <numerusform>%n contact point</numerusform>
            <numerusform>%n contact points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identifiers</source>
        <translation>
            <numerusform>%n identifier</numerusform>
            <numerusform>%n identifiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n related persons</source>
        <translation>
            <numerusform>%n related person</numerusform>
            <numerusform>%n related persons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n appointments</source>
        <translation>
            <numerusform>%n appointment</numerusform>
            <numerusform>%n appointments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
</TS>
