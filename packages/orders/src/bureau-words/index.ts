export { bureauWordsAad } from './words.ts';
