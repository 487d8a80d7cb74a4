export { aadOf, sealedColumns } from './sealed-columns.ts';
