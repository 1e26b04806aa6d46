<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Attachments</name>
    <message numerus="yes">
        <source>%n documents filed</source>
        <translation>
            <numerusform>Document filed</numerusform>
            <numerusform>%n documents filed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chronicle</name>
    <message numerus="yes">
        <source>Show %n notes entered in error</source>
        <translation>
            <numerusform>Show the note entered in error</numerusform>
            <numerusform>Show the %n notes entered in error</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Happenings</name>
    <message numerus="yes">
        <source>%n photographs</source>
        <translation>
            <numerusform>%n photograph</numerusform>
            <numerusform>%n photographs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>Take %Ln patients over</source>
        <translation>
            <numerusform>Take %Ln patient over</numerusform>
            <numerusform>Take %Ln patients over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln patients will be created</source>
        <translation>
            <numerusform>%Ln patient will be created</numerusform>
            <numerusform>%Ln patients will be created</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will be merged</source>
        <translation>
            <numerusform>%Ln will be merged</numerusform>
            <numerusform>%Ln will be merged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will be left out</source>
        <translation>
            <numerusform>%Ln will be left out</numerusform>
            <numerusform>%Ln will be left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln patients were taken over.</source>
        <translation>
            <numerusform>%Ln patient was taken over.</numerusform>
            <numerusform>%Ln patients were taken over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockWords</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LocksPage</name>
    <message numerus="yes">
        <source>%n s without a key so far.</source>
        <translation>
            <numerusform>%n s without a key so far.</numerusform>
            <numerusform>%n s without a key so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hands off the keyboard and the mouse: Serment locks in %n seconds.</source>
        <translation>
            <numerusform>Hands off the keyboard and the mouse: Serment locks in %n second.</numerusform>
            <numerusform>Hands off the keyboard and the mouse: Serment locks in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message numerus="yes">
        <source>Taken back: %n</source>
        <translation>
            <numerusform>Taken back: %n</numerusform>
            <numerusform>Taken back: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lookalikes</name>
    <message numerus="yes">
        <source>%n similar records</source>
        <translation>
            <numerusform>%n similar record.</numerusform>
            <numerusform>%n similar records.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Locks in %n seconds</source>
        <translation>
            <numerusform>Locks in %n second</numerusform>
            <numerusform>Locks in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasuresCard</name>
    <message numerus="yes">
        <source>%n other measurements</source>
        <translation>
            <numerusform>%n other measurement</numerusform>
            <numerusform>%n other measurements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesPage</name>
    <message numerus="yes">
        <source>The first %n passages. Type more words to narrow it down.</source>
        <translation>
            <numerusform>The first passage. Type more words to narrow it down.</numerusform>
            <numerusform>The first %n passages. Type more words to narrow it down.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message numerus="yes">
        <source>%Ln patients, last seen first</source>
        <translation>
            <numerusform>%Ln patient</numerusform>
            <numerusform>%Ln patients, last seen first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches for “{}”</source>
        <translation>
            <numerusform>%Ln match for “{}”</numerusform>
            <numerusform>%Ln matches for “{}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakingIn</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message numerus="yes">
        <source>%n measurements written down</source>
        <translation>
            <numerusform>%n measurement written down</numerusform>
            <numerusform>%n measurements written down</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message numerus="yes">
        <source>%n not there today</source>
        <translation>
            <numerusform>%n not there today</numerusform>
            <numerusform>%n not there today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since</source>
        <translation>
            <numerusform>%n changed since</numerusform>
            <numerusform>%n changed since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n written since</source>
        <translation>
            <numerusform>%n written since</numerusform>
            <numerusform>%n written since</numerusform>
        </translation>
    </message>
</context>
</TS>
