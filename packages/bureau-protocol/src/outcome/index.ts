export { classifyResult, classifyReturn, verdictOf } from './outcome.ts';
export { codesOf, concernsOf, explainCode } from './result-concerns.ts';
export { returnCodes } from './return-codes.ts';
export { successCodes } from './success-codes.ts';
