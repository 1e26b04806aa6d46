<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>BodyWords</name>
    <message>
        <source>left</source>
        <translation>gauche</translation>
    </message>
    <message>
        <source>right</source>
        <translation>droite</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Crâne</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Visage</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Cou</translation>
    </message>
    <message>
        <source>Shoulder</source>
        <translation>Épaule</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>Thorax</translation>
    </message>
    <message>
        <source>Upper arm</source>
        <translation>Bras</translation>
    </message>
    <message>
        <source>Forearm</source>
        <translation>Avant-bras</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>Main</translation>
    </message>
    <message>
        <source>Abdomen</source>
        <translation>Abdomen</translation>
    </message>
    <message>
        <source>Groin</source>
        <translation>Aine</translation>
    </message>
    <message>
        <source>Thigh</source>
        <translation>Cuisse</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>Genou</translation>
    </message>
    <message>
        <source>Shin</source>
        <translation>Jambe (face avant)</translation>
    </message>
    <message>
        <source>Ankle</source>
        <translation>Cheville</translation>
    </message>
    <message>
        <source>Back of the foot</source>
        <translation>Dos du pied</translation>
    </message>
    <message>
        <source>Toes</source>
        <translation>Orteils</translation>
    </message>
    <message>
        <source>Back of the head</source>
        <translation>Occiput</translation>
    </message>
    <message>
        <source>Nape</source>
        <translation>Nuque</translation>
    </message>
    <message>
        <source>Shoulder blade</source>
        <translation>Omoplate</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Dos</translation>
    </message>
    <message>
        <source>Elbow</source>
        <translation>Coude</translation>
    </message>
    <message>
        <source>Lower back</source>
        <translation>Lombes</translation>
    </message>
    <message>
        <source>Sacrum</source>
        <translation>Sacrum</translation>
    </message>
    <message>
        <source>Trochanter</source>
        <translation>Trochanter</translation>
    </message>
    <message>
        <source>Buttock</source>
        <translation>Fesse</translation>
    </message>
    <message>
        <source>Ischium</source>
        <translation>Ischion</translation>
    </message>
    <message>
        <source>Back of the thigh</source>
        <translation>Cuisse (face arrière)</translation>
    </message>
    <message>
        <source>Hollow of the knee</source>
        <translation>Creux poplité</translation>
    </message>
    <message>
        <source>Calf</source>
        <translation>Mollet</translation>
    </message>
    <message>
        <source>Heel</source>
        <translation>Talon</translation>
    </message>
    <message>
        <source>Sole</source>
        <translation>Plante du pied</translation>
    </message>
</context>
<context>
    <name>CareGrid</name>
    <message>
        <source>Today</source>
        <translation>Auj.</translation>
    </message>
    <message>
        <source>nothing noted</source>
        <translation>rien de noté</translation>
    </message>
</context>
<context>
    <name>CareLeaf</name>
    <message>
        <source>Pages of care</source>
        <translation>Pages des soins</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>Versions antérieures</translation>
    </message>
    <message>
        <source>Prescriptions</source>
        <translation>Prescriptions</translation>
    </message>
    <message>
        <source>Care chart</source>
        <translation>Diagramme de soins</translation>
    </message>
    <message>
        <source>Wounds</source>
        <translation>Plaies</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>The week before</source>
        <translation>Semaine précédente</translation>
    </message>
    <message>
        <source>The week after</source>
        <translation>Semaine suivante</translation>
    </message>
    <message>
        <source>New care</source>
        <translation>Nouveau soin</translation>
    </message>
    <message>
        <source>Done (Space)</source>
        <translation>Fait (Espace)</translation>
    </message>
    <message>
        <source>Not done (N)</source>
        <translation>Non fait (N)</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Why it was not done</source>
        <translation>Pourquoi ce n’est pas fait</translation>
    </message>
    <message>
        <source>refused, absent, not needed…</source>
        <translation>refusé, absent, pas nécessaire…</translation>
    </message>
    <message>
        <source>Not done, because</source>
        <translation>Non fait, parce que</translation>
    </message>
    <message>
        <source>No care is planned yet</source>
        <translation>Aucun soin prévu pour l’instant</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} au {1}</translation>
    </message>
    <message>
        <source>Say why in a word.</source>
        <translation>Dites pourquoi en un mot.</translation>
    </message>
    <message>
        <source>{}: done</source>
        <translation>{}&#xa0;: fait</translation>
    </message>
    <message>
        <source>{}: not done</source>
        <translation>{}&#xa0;: non fait</translation>
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
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>Soin</translation>
    </message>
    <message>
        <source>Rhythm</source>
        <translation>Rythme</translation>
    </message>
    <message>
        <source>In words: morning and evening</source>
        <translation>En mots&#xa0;: matin et soir</translation>
    </message>
    <message>
        <source>From</source>
        <translation>À partir du</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>Prescription</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Care chart</source>
        <translation>Diagramme de soins</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>Front</source>
        <translation>Face</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Dos</translation>
    </message>
</context>
<context>
    <name>GivenWords</name>
    <message>
        <source>done at {}</source>
        <translation>fait à {}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>not done: {}</source>
        <translation>non fait&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>MeasuringPage</name>
    <message>
        <source>Photograph to measure on</source>
        <translation>Photographie à mesurer</translation>
    </message>
    <message>
        <source>Length of the ruler (cm)</source>
        <translation>Longueur de la règle (cm)</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Contour</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>Recommencer</translation>
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
        <source>Put a point on each end of a known length: Space, or a click. Arrows move the cross.</source>
        <translation>Posez un point à chaque bout d’une longueur connue&#xa0;: Espace, ou un clic. Les flèches déplacent la croix.</translation>
    </message>
    <message>
        <source>Put points around the edge of the wound, in order. Backspace takes one back.</source>
        <translation>Posez des points autour de la plaie, dans l’ordre. Retour arrière en retire un.</translation>
    </message>
    <message>
        <source>Two points on the ruler, and its length in centimetres.</source>
        <translation>Deux points sur la règle, et sa longueur en centimètres.</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Removed: {}</source>
        <translation>Retiré&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>PhotosPage</name>
    <message>
        <source>Back to the wound</source>
        <translation>Retour à la plaie</translation>
    </message>
    <message>
        <source>Both at the same scale</source>
        <translation>Les deux à la même échelle</translation>
    </message>
    <message>
        <source>Photograph to add, among the documents</source>
        <translation>Photographie à ajouter, parmi les documents</translation>
    </message>
    <message>
        <source>Add to the series</source>
        <translation>Ajouter à la série</translation>
    </message>
    <message>
        <source>No photograph yet</source>
        <translation>Pas encore de photographie</translation>
    </message>
    <message>
        <source>File it with the documents of the record, then add it here.</source>
        <translation>Classez-la dans les documents du dossier, puis ajoutez-la ici.</translation>
    </message>
    <message>
        <source>Photograph at the left</source>
        <translation>Photographie de gauche</translation>
    </message>
    <message>
        <source>Photograph at the right</source>
        <translation>Photographie de droite</translation>
    </message>
    <message>
        <source>This photograph cannot be displayed.</source>
        <translation>Cette photographie ne peut pas être affichée.</translation>
    </message>
    <message>
        <source>without a scale</source>
        <translation>sans échelle</translation>
    </message>
</context>
<context>
    <name>PrescriptionWords</name>
    <message>
        <source>until {}</source>
        <translation>jusqu’au {}</translation>
    </message>
    <message numerus="yes">
        <source>%n sessions</source>
        <translation>
            <numerusform>%n séance</numerusform>
            <numerusform>%n séances</numerusform>
        </translation>
    </message>
    <message>
        <source>ended on {}</source>
        <translation>terminée le {}</translation>
    </message>
    <message numerus="yes">
        <source>%n sessions given</source>
        <translation>
            <numerusform>%n séance faite</numerusform>
            <numerusform>%n séances faites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions more than the {} prescribed</source>
        <translation>
            <numerusform>%n séance de plus que les {} prescrites</numerusform>
            <numerusform>%n séances de plus que les {} prescrites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left of {}</source>
        <translation>
            <numerusform>%n restante sur {}</numerusform>
            <numerusform>%n restantes sur {}</numerusform>
        </translation>
    </message>
    <message>
        <source>to be renewed</source>
        <translation>à renouveler</translation>
    </message>
    <message>
        <source>To be renewed</source>
        <translation>À renouveler</translation>
    </message>
    <message>
        <source>Prescription to be renewed: {0} ({1})</source>
        <translation>Prescription à renouveler&#xa0;: {0} ({1})</translation>
    </message>
</context>
<context>
    <name>PrescriptionsPanel</name>
    <message>
        <source>Received prescriptions</source>
        <translation>Prescriptions reçues</translation>
    </message>
    <message>
        <source>Day of the session</source>
        <translation>Jour de la séance</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Session given (Space)</source>
        <translation>Séance faite (Espace)</translation>
    </message>
    <message>
        <source>New prescription</source>
        <translation>Nouvelle prescription</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Sessions given</source>
        <translation>Séances faites</translation>
    </message>
    <message>
        <source>No prescription was received yet</source>
        <translation>Aucune prescription reçue pour l’instant</translation>
    </message>
    <message>
        <source>Session counted</source>
        <translation>Séance comptée</translation>
    </message>
    <message>
        <source>Type a day like 12/03/2026.</source>
        <translation>Écrivez un jour comme 12/03/2026.</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Ce jour n’est pas encore venu.</translation>
    </message>
    <message>
        <source>Session taken back: {}</source>
        <translation>Séance retirée&#xa0;: {}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>End: {}</source>
        <translation>Terminer&#xa0;: {}</translation>
    </message>
    <message>
        <source>Change: {}</source>
        <translation>Modifier&#xa0;: {}</translation>
    </message>
    <message>
        <source>At least one, or leave it empty.</source>
        <translation>Au moins une, ou laissez vide.</translation>
    </message>
    <message>
        <source>In the directory</source>
        <translation>Dans l’annuaire</translation>
    </message>
    <message>
        <source>Prescriber</source>
        <translation>Prescripteur</translation>
    </message>
    <message>
        <source>Acts prescribed</source>
        <translation>Actes prescrits</translation>
    </message>
    <message>
        <source>Prescribed on</source>
        <translation>Prescrit le</translation>
    </message>
    <message>
        <source>Number of sessions</source>
        <translation>Nombre de séances</translation>
    </message>
    <message>
        <source>Empty: as many as needed</source>
        <translation>Vide&#xa0;: autant que nécessaire</translation>
    </message>
    <message>
        <source>From</source>
        <translation>À partir du</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Document numérisé</translation>
    </message>
    <message>
        <source>Renewable</source>
        <translation>Renouvelable</translation>
    </message>
    <message>
        <source>Ended on</source>
        <translation>Terminée le</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Take out of the series</source>
        <translation>Retirer de la série</translation>
    </message>
</context>
<context>
    <name>Tracing</name>
    <message numerus="yes">
        <source>%n points; the cross is at {0}, {1}</source>
        <translation>
            <numerusform>%n point&#xa0;; la croix est en {0}, {1}</numerusform>
            <numerusform>%n points&#xa0;; la croix est en {0}, {1}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Type the whole day.</source>
        <translation>Écrivez le jour entier.</translation>
    </message>
    <message>
        <source>Type centimetres, such as 3,2.</source>
        <translation>Écrivez des centimètres, par exemple 3,2.</translation>
    </message>
    <message>
        <source>The tissues make {} % together.</source>
        <translation>Les tissus font {}&#xa0;% ensemble.</translation>
    </message>
    <message>
        <source>From 0 to 10.</source>
        <translation>De 0 à 10.</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensions</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Aire</translation>
    </message>
    <message>
        <source>Tissue</source>
        <translation>Tissus</translation>
    </message>
    <message>
        <source>Exudate</source>
        <translation>Exsudat</translation>
    </message>
    <message>
        <source>Pain</source>
        <translation>Douleur</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Signes</translation>
    </message>
    <message>
        <source>Dressing</source>
        <translation>Pansement</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
</context>
<context>
    <name>WoundWords</name>
    <message>
        <source>since {}</source>
        <translation>depuis le {}</translation>
    </message>
    <message>
        <source>healed on {}</source>
        <translation>cicatrisée le {}</translation>
    </message>
    <message>
        <source>L × W</source>
        <translation>L × l</translation>
    </message>
    <message>
        <source>outlined</source>
        <translation>contour</translation>
    </message>
    <message>
        <source>length × width</source>
        <translation>longueur × largeur</translation>
    </message>
    <message>
        <source>signs of infection</source>
        <translation>signes d’infection</translation>
    </message>
    <message>
        <source>odour</source>
        <translation>odeur</translation>
    </message>
    <message>
        <source>Wound</source>
        <translation>Plaie</translation>
    </message>
    <message>
        <source>Where on the body</source>
        <translation>Où sur le corps</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Pressure ulcer, leg ulcer, surgical…</source>
        <translation>Escarre, ulcère de jambe, chirurgicale…</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Healed on</source>
        <translation>Cicatrisée le</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Length (cm)</source>
        <translation>Longueur (cm)</translation>
    </message>
    <message>
        <source>Width (cm)</source>
        <translation>Largeur (cm)</translation>
    </message>
    <message>
        <source>Depth (cm)</source>
        <translation>Profondeur (cm)</translation>
    </message>
    <message>
        <source>Seen on</source>
        <translation>Vue le</translation>
    </message>
    <message>
        <source>Exudate</source>
        <translation>Exsudat</translation>
    </message>
    <message>
        <source>Aspect of the exudate</source>
        <translation>Aspect de l’exsudat</translation>
    </message>
    <message>
        <source>Pain (0 to 10)</source>
        <translation>Douleur (0 à 10)</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Berges</translation>
    </message>
    <message>
        <source>Skin around</source>
        <translation>Peau autour</translation>
    </message>
    <message>
        <source>Dressing</source>
        <translation>Pansement</translation>
    </message>
    <message>
        <source>Odour</source>
        <translation>Odeur</translation>
    </message>
    <message>
        <source>Signs of infection</source>
        <translation>Signes d’infection</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Choose here or on the figure</source>
        <translation>À choisir ici ou sur la figure</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Non dit</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Faible</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>Modéré</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Abondant</translation>
    </message>
    <message>
        <source>Necrosis</source>
        <translation>Nécrose</translation>
    </message>
    <message>
        <source>Slough</source>
        <translation>Fibrine</translation>
    </message>
    <message>
        <source>Granulation</source>
        <translation>Bourgeonnement</translation>
    </message>
    <message>
        <source>Epithelium</source>
        <translation>Épidermisation</translation>
    </message>
</context>
<context>
    <name>WoundsPanel</name>
    <message>
        <source>Wounds</source>
        <translation>Plaies</translation>
    </message>
    <message>
        <source>Where the wounds are</source>
        <translation>Où sont les plaies</translation>
    </message>
    <message>
        <source>Visits, the latest first</source>
        <translation>Visites, la plus récente d’abord</translation>
    </message>
    <message>
        <source>No wound was written down</source>
        <translation>Aucune plaie notée</translation>
    </message>
    <message>
        <source>New wound</source>
        <translation>Nouvelle plaie</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Write a visit</source>
        <translation>Noter une visite</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Photographies</translation>
    </message>
    <message>
        <source>Area in cm², {}</source>
        <translation>Aire en cm², {}</translation>
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
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Where on the body</source>
        <translation>Où sur le corps</translation>
    </message>
    <message>
        <source>{}: what is seen</source>
        <translation>{}&#xa0;: ce qui est vu</translation>
    </message>
    <message>
        <source>Course of the wound</source>
        <translation>Évolution de la plaie</translation>
    </message>
</context>
<context>
    <name>_Table</name>
    <message>
        <source>Care chart</source>
        <translation>Diagramme de soins</translation>
    </message>
</context>
</TS>
