/**
 * One change of a form in SurveyJS, its calculated values included: 66 radio questions in groups, each group a sum,
 * and a total of the groups.
 * @param {any} Model the class `Model` of survey-core
 * @param {number[][][]} groups the scores to choose from, by group and question
 * @param {number} rounds how many changes
 * @returns {{ times: number[], total: number, questions: number }}
 */
export function changes(Model, groups, rounds) {
  const name = (/** @type {number} */ group, /** @type {number} */ at) => `q${group}_${at}`;
  const sum = (/** @type {string[]} */ names) => names.map((one) => `{${one}}`).join(' + ');
  const model = new Model({
    pages: groups.map((rows, group) => ({
      elements: rows.map((choices, at) => ({ type: 'radiogroup', name: name(group, at), choices })),
    })),
    calculatedValues: [
      ...groups.map((rows, group) => ({ name: `g${group}`, expression: sum(rows.map((_, at) => name(group, at))) })),
      { name: 'total', expression: sum(groups.map((_, group) => `g${group}`)) },
    ],
  });
  const questions = groups.flatMap((rows, group) => rows.map((choices, at) => ({ name: name(group, at), choices })));
  for (const one of questions) model.setValue(one.name, one.choices[0]);
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const { name: changed, choices } = questions[round % questions.length];
    const next = choices[(choices.indexOf(model.getValue(changed)) + 1) % choices.length];
    const before = model.getVariable('total');
    const started = performance.now();
    model.setValue(changed, next);
    const total = model.getVariable('total');
    times.push(performance.now() - started);
    if (total === before) throw new Error('the total has not followed');
  }
  return { times, total: model.getVariable('total'), questions: model.getAllQuestions().length };
}
