import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The JSON file of an order. */
export interface OrderFile {
  /** The record: by filing number, or the first of a province without an open order; of a test key a new one. */
  readonly record: { readonly filingNumber?: string; readonly province?: string };
  readonly kind: 'CHANGE_WEBSITE' | 'CHANGE_SUBJECT';
  /** Values by field, e.g. `website.name`; a list for a field with several values; null clears it. */
  readonly fields: Readonly<Record<string, string | readonly string[] | null>>;
  /** Codes of warnings that the applicant has read, e.g. OLD_DOMAIN_STOPS. */
  readonly acknowledged?: readonly string[];
}

/** @throws with a sentence that names the file */
export function readOrderFile(file: string): OrderFile {
  let read: Partial<OrderFile>;
  try {
    read = JSON.parse(readFileSync(file, 'utf8')) as Partial<OrderFile>;
  } catch {
    throw new Error(`${file} cannot be read, or is no JSON.`);
  }
  const { record, kind, fields, acknowledged } = read;
  if (
    typeof record !== 'object' ||
    (kind !== 'CHANGE_WEBSITE' && kind !== 'CHANGE_SUBJECT') ||
    typeof fields !== 'object'
  )
    throw new Error(`${file} needs "record", "kind" (CHANGE_WEBSITE or CHANGE_SUBJECT) and "fields".`);
  return { record, kind, fields, ...(acknowledged === undefined ? {} : { acknowledged }) };
}

/** Converts the values to the input of `saveDraft`. */
export const fieldInputs = (fields: OrderFile['fields']) =>
  Object.entries(fields).map(([field, value]) =>
    Array.isArray(value) ? { field, values: [...value] } : { field, ...(typeof value === 'string' ? { value } : {}) },
  );

/** Reads the image of a material: `<KIND>.jpg`, `.jpeg` or `.png` in the folder. @throws Error where there is none */
export function imageOf(folder: string, material: string): Buffer {
  for (const extension of ['jpg', 'jpeg', 'png']) {
    const file = path.join(folder, `${material}.${extension}`);
    if (existsSync(file)) return readFileSync(file);
  }
  throw new Error(`${folder} has no image of ${material}: put ${material}.jpg or ${material}.png there.`);
}
