// Forms of words that no rule makes from each other: whoever asks who lost means losing too.

const IRREGULAR = `arise arose arisen;bear bore borne;begin began begun;bend bent;bind bound;bleed bled;blow blew blown;
break broke broken;bring brought;build built;rebuild rebuilt;buy bought;catch caught;choose chose chosen;child children;
crisis crises;deal dealt;draw drew drawn;drink drank drunk;drive drove driven;eat ate eaten;
fall fell fallen;feed fed;feel felt;fight fought;find found;flee fled;fly flew flown;forbid forbade forbidden;
forget forgot forgotten;forgive forgave forgiven;freeze froze frozen;grow grew grown;half halves;hang hung;hear heard;
hide hid hidden;hold held;keep kept;knife knives;know knew known;lay laid;lead led;leave left;lend lent;lie lay lain;
life lives;lose lost;man men;meet met;overcome overcame;overthrow overthrew overthrown;pay paid;repay repaid;person people;
ride rode ridden;ring rang rung;rise rose risen;run ran;see saw seen;seek sought;sell sold;send sent;
serviceman servicemen;shake shook shaken;shoot shot;shrink shrank shrunk;sing sang sung;sink sank sunk;sleep slept;
slide slid;speak spoke spoken;spend spent;spring sprang sprung;stand stood;steal stole stolen;stick stuck;strike struck;
strive strove striven;swear swore sworn;sweep swept;swim swam swum;swing swung;teach taught;tear tore torn;
think thought;thief thieves;throw threw thrown;understand understood;wear wore worn;weave wove woven;wife wives;
win won;withdraw withdrew withdrawn;woman women;write wrote written`;

/** @type {Map<string, string[]>} */
const FORMS = new Map(IRREGULAR.split(";").flatMap((group) => {
  const forms = group.trim().split(" ");
  return forms.map((form) => /** @type {[string, string[]]} */ ([form, forms.filter((other) => other !== form)]));
}));

/**
 * List the other forms of a folded word, where no ending makes them: of builds and building too.
 * @param {string} word
 */
export const formsOf = (word) => [word, word.replace(/s$/, ""), word.replace(/ing$/, ""), word.replace(/ing$/, "e")]
  .flatMap((form) => FORMS.get(form) ?? []);
