export { databaseAnswers, MOST_DOWNLOADS, openContext, testContext } from './context.ts';
