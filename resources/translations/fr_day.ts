<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>AgendaPage</name>
    <message>
        <source>Earlier</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Print the round</source>
        <translation>Imprimer la tournée</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>Prévoir une visite</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Arrows: walk · Alt+arrows: move · N: plan · F2: change · Space: done · Enter: record</source>
        <translation>Flèches&#xa0;: parcourir · Alt+flèches&#xa0;: déplacer · N&#xa0;: prévoir · F2&#xa0;: modifier · Espace&#xa0;: fait · Entrée&#xa0;: dossier</translation>
    </message>
    <message>
        <source>Repeat the round of {}</source>
        <translation>Reprendre la tournée du {}</translation>
    </message>
    <message>
        <source>An appointment stands at its hour; F2 changes it.</source>
        <translation>Un rendez-vous se tient à son heure&#xa0;; F2 la change.</translation>
    </message>
    <message>
        <source>Removed: {}</source>
        <translation>Retiré&#xa0;: {}</translation>
    </message>
    <message numerus="yes">
        <source>%n stops planned</source>
        <translation>
            <numerusform>%n visite prévue</numerusform>
            <numerusform>%n visites prévues</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no printer.</source>
        <translation>Il n’y a pas d’imprimante.</translation>
    </message>
    <message>
        <source>Round of {} (a reference, no name)</source>
        <translation>Tournée du {} (une référence, pas de nom)</translation>
    </message>
    <message>
        <source>Round printed</source>
        <translation>Tournée imprimée</translation>
    </message>
    <message>
        <source>The printer did not take the round.</source>
        <translation>L’imprimante n’a pas pris la tournée.</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Pas fait&#xa0;:</translation>
    </message>
    <message>
        <source>Week of {}</source>
        <translation>Semaine du {}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semaine</translation>
    </message>
</context>
<context>
    <name>DayColumn</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
</context>
<context>
    <name>DueList</name>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
</context>
<context>
    <name>DueWords</name>
    <message>
        <source>Drafts to sign</source>
        <translation>Brouillons à signer</translation>
    </message>
    <message>
        <source>Results to check</source>
        <translation>Résultats à vérifier</translation>
    </message>
    <message>
        <source>To call back</source>
        <translation>À rappeler</translation>
    </message>
    <message>
        <source>Vaccinations due</source>
        <translation>Vaccinations à faire</translation>
    </message>
    <message>
        <source>Prescriptions to renew</source>
        <translation>Prescriptions à renouveler</translation>
    </message>
    <message>
        <source>Letters to write</source>
        <translation>Courriers à écrire</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Result to check</source>
        <translation>Résultat à vérifier</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Rappeler</translation>
    </message>
    <message>
        <source>Vaccination</source>
        <translation>Vaccination</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Renouvellement</translation>
    </message>
    <message>
        <source>Letter to write</source>
        <translation>Courrier à écrire</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>since {}</source>
        <translation>depuis le {}</translation>
    </message>
    <message>
        <source>by {}</source>
        <translation>avant le {}</translation>
    </message>
    <message>
        <source>No patient</source>
        <translation>Sans patient</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>En montrer %n de plus</numerusform>
            <numerusform>En montrer %n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>no session left</source>
        <translation>plus de séance</translation>
    </message>
    <message numerus="yes">
        <source>%n sessions left</source>
        <translation>
            <numerusform>encore %n séance</numerusform>
            <numerusform>encore %n séances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskLine</name>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Ce qu’il y a à faire</translation>
    </message>
    <message>
        <source>Kind of task</source>
        <translation>Nature de la tâche</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Pour le</translation>
    </message>
    <message>
        <source>tomorrow, Monday, 12/01</source>
        <translation>demain, lundi, 12/01</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Noter</translation>
    </message>
    <message>
        <source>This is no day: try “tomorrow”, “Monday” or “12/01”.</source>
        <translation>Ce n’est pas un jour&#xa0;: essayez «&#xa0;demain&#xa0;», «&#xa0;lundi&#xa0;» ou «&#xa0;12/01&#xa0;».</translation>
    </message>
    <message>
        <source>Task noted for {}</source>
        <translation>Tâche notée pour le {}</translation>
    </message>
    <message>
        <source>Task noted</source>
        <translation>Tâche notée</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>New task</source>
        <translation>Nouvelle tâche</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Nothing is waiting for you</source>
        <translation>Rien ne vous attend</translation>
    </message>
    <message>
        <source>Space: done · Enter: open the record</source>
        <translation>Espace&#xa0;: fait · Entrée&#xa0;: ouvrir le dossier</translation>
    </message>
    <message>
        <source>Who is seen today</source>
        <translation>Patients du jour</translation>
    </message>
    <message>
        <source>Nobody is planned.</source>
        <translation>Personne n’est prévu.</translation>
    </message>
    <message>
        <source>Open the agenda</source>
        <translation>Ouvrir l’agenda</translation>
    </message>
    <message>
        <source>Done: {0}, {1}</source>
        <translation>Fait&#xa0;: {0}, {1}</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Pas fait&#xa0;:</translation>
    </message>
</context>
<context>
    <name>VisitLine</name>
    <message>
        <source>Someone else</source>
        <translation>Quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Time kept free, without a patient</source>
        <translation>Temps réservé, sans patient</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Monday, 12/01</source>
        <translation>lundi, 12/01</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>9:30</source>
        <translation>9h30</translation>
    </message>
    <message>
        <source>{} min</source>
        <translation>{}&#xa0;min</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Why missed</source>
        <translation>Raison de l’absence</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Prévoir</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Time kept free</source>
        <translation>Temps réservé</translation>
    </message>
    <message>
        <source>This is needed, and cannot be read.</source>
        <translation>Il le faut, et cela ne se lit pas.</translation>
    </message>
</context>
<context>
    <name>VisitList</name>
    <message>
        <source>Visits</source>
        <translation>Visites</translation>
    </message>
</context>
<context>
    <name>VisitWords</name>
    <message>
        <source>No patient</source>
        <translation>Sans patient</translation>
    </message>
    <message>
        <source>At the practice</source>
        <translation>Au cabinet</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>À domicile</translation>
    </message>
    <message>
        <source>Video consultation</source>
        <translation>Téléconsultation</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Ailleurs</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Prévu</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>reference {}</source>
        <translation>référence {}</translation>
    </message>
</context>
</TS>
