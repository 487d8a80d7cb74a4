export { classifyResult, classifyReturn, codesOf, concernsOf, explainCode, verdictOf } from './outcome.ts';
export { returnCodes } from './return-codes.ts';
export { successCodes } from './success-codes.ts';
