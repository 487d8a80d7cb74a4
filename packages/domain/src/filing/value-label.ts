import { appPlatforms, plainSignature, splitAppPackage } from '../checks/app-package.ts';
import { readPublicKey } from '../checks/app-public-key.ts';
import type { FormatName } from '../checks/formats.ts';
import { formats } from '../checks/formats.ts';
import { codeListOf } from '../codes/code-lists.ts';
import { isNamedCode, labelOfPublished, type PublishedCodes } from '../codes/published.ts';
import { findRegionName } from '../codes/regions.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type FieldId, fieldRow } from './fields.ts';

export const yesNoLabels = { yes: bilingual('是', 'Yes'), no: bilingual('否', 'No') } as const;

const LONG_TERM = '长期';

type Labeller = (field: FieldId, value: string, published: PublishedCodes) => BilingualText | undefined;

const same = (text: string): BilingualText => bilingual(text, text);
const asWritten: Labeller = () => undefined;

const nameOfCode: Labeller = (field, code, published) => {
  const list = codeListOf(field);
  return list !== undefined && isNamedCode(list, code, published) ? labelOfPublished(list, code, published) : undefined;
};

/** Names of regions are Chinese only, as no source gives others. */
const nameOfRegion: Labeller = (_, code, published) => {
  const name = published.REGION?.[code]?.name ?? findRegionName(code);
  return name === undefined ? undefined : same(name);
};

const approvalText: Labeller = (_, value, published) => {
  const { type, number } = formats.preApproval.pattern.exec(value)?.groups ?? {};
  if (type === undefined) return undefined;
  const name = isNamedCode('PRE_APPROVAL', type, published)
    ? labelOfPublished('PRE_APPROVAL', type, published)
    : bilingual(`类型 ${type}`, `type ${type}`);
  return bilingual(`${number}（${name.zh}）`, `${number} (${name.en})`);
};

/** Its platform in words and its signature without colons. */
const packageText: Labeller = (_, value) => {
  const parts = splitAppPackage(value);
  if (parts === undefined) return undefined;
  const { platform, name, signature, publicKey } = parts;
  const { label } = appPlatforms[platform];
  const key = readPublicKey(publicKey)?.hex ?? publicKey;
  const text = `${name}  ${plainSignature(signature)}  ${key}`;
  return bilingual(`${label.zh}  ${text}`, `${label.en}  ${text}`);
};

/** One row per shape of a value, so that a new shape cannot be forgotten. */
const labellers: Readonly<Record<FormatName, Labeller>> = {
  code: nameOfCode,
  region: nameOfRegion,
  yesNo: (_, value) => (value === 'yes' || value === 'no' ? yesNoLabels[value] : undefined),
  validity: (_, value) => (value === LONG_TERM ? bilingual(LONG_TERM, 'No end') : undefined),
  preApproval: approvalText,
  text: asWritten,
  remark: asWritten,
  unitName: asWritten,
  personName: asWritten,
  address: asWritten,
  siteName: asWritten,
  secret: asWritten,
  serviceCode: asWritten,
  paperNumber: asWritten,
  residentId: asWritten,
  creditCode: asWritten,
  mobile: asWritten,
  emergencyPhone: asWritten,
  officePhone: asWritten,
  email: asWritten,
  domain: asWritten,
  url: asWritten,
  ipRange: asWritten,
  appPackage: packageText,
};

/**
 * What a value of a field means to people: the name of a code, a region or a choice, from the bureau's table if it was received.
 * Undefined: the value itself is what people read, or no source names it.
 */
export const labelOfValue = (
  field: FieldId,
  value: string,
  published: PublishedCodes = {},
): BilingualText | undefined => labellers[fieldRow(field).format](field, value, published);
