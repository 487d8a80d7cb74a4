export { aadOf, type SealedColumn, sealedColumns } from './sealed-columns.ts';
export { findUsedKeys, type UsedKeys } from './used-keys.ts';
