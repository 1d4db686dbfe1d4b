// node survey_node.js FOLDER GROUPS ROUNDS: survey-core of the folder, results as JSON
import { createRequire } from 'node:module';
import { changes } from './survey_latency.js';

const [folder, groups, rounds] = process.argv.slice(2);
const { Model } = createRequire(`${folder}/`)('survey-core');
process.stdout.write(JSON.stringify(changes(Model, JSON.parse(groups), Number(rounds))));
