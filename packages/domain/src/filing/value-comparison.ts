import type { FormatName } from '../checks/formats.ts';
import { type FieldId, fieldRow } from './fields.ts';

/**
 * How two values of a field are compared for a reader: numbers position by position, because a shifted digit is a wrong digit; words
 * word by word; codes as a whole, because a shared digit has no meaning.
 */
export type ValueComparison = 'positions' | 'words' | 'whole';

/** One row per shape of a value, so that a new shape cannot be forgotten. */
const comparisons: Readonly<Record<FormatName, ValueComparison>> = {
  text: 'words',
  remark: 'words',
  unitName: 'words',
  personName: 'words',
  address: 'words',
  siteName: 'words',
  email: 'words',
  domain: 'words',
  url: 'words',
  preApproval: 'words',
  secret: 'whole',
  serviceCode: 'whole',
  code: 'whole',
  region: 'whole',
  yesNo: 'whole',
  validity: 'positions',
  paperNumber: 'positions',
  residentId: 'positions',
  creditCode: 'positions',
  mobile: 'positions',
  emergencyPhone: 'positions',
  officePhone: 'positions',
  ipRange: 'positions',
  appPackage: 'positions',
};

export const comparisonOf = (id: FieldId): ValueComparison => comparisons[fieldRow(id).format];
