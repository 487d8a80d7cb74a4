export { etaSql } from './figures.ts';
export { loadEta } from './load.ts';
