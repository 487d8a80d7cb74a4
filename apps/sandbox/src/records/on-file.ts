import type { Ended, FiledAccess, FiledRecord, FiledWebsite } from './shapes.ts';

/** What a bureau has filed, and what has ended there. */
export interface Files {
  readonly records: readonly FiledRecord[];
  readonly ended: readonly Ended[];
}

export interface SubjectOnFile {
  readonly record: FiledRecord;
}
export interface WebsiteOnFile extends SubjectOnFile {
  readonly website: FiledWebsite;
}
export interface AccessOnFile extends WebsiteOnFile {
  readonly access: FiledAccess;
}

/** What an upload names, or the result code (B-7) that says why it is not on file. */
export type Lookup<Target> = { readonly target: Target } | { readonly code: number };

/** The bureau's id or the filing number. */
export interface Name {
  readonly id?: string;
  readonly number?: string;
}

const isNamed = ({ id, number }: Name, ownId: string, ownNumber?: string) =>
  id === undefined ? number === ownNumber : id === ownId;

/** Of an access B-7 has no code "already cancelled"; 1032 says that the request is known. */
const codesOfEnded = { '0': 1049, '1': 1050, '2': 1032 } as const;

/** The code for what is not on file: it has ended, or the bureau never had it. */
export function missingCode({ ended }: Files, { id, number }: Name): number {
  const row = ended.find(
    ({ ids, numbers }) => (id !== undefined && ids.includes(id)) || (number !== undefined && numbers.includes(number)),
  );
  return row === undefined ? 1016 : codesOfEnded[row.Zxlb];
}

const lookup = <Target>(files: Files, name: Name, target: Target | undefined): Lookup<Target> =>
  target === undefined ? { code: missingCode(files, name) } : { target };

export const findSubject = (files: Files, name: Name): Lookup<SubjectOnFile> => {
  const record = files.records.find(({ Zt_xx }) => isNamed(name, Zt_xx.Ztid, Zt_xx.Baxh));
  return lookup(files, name, record && { record });
};

const websitesOf = ({ records }: Files): WebsiteOnFile[] =>
  records.flatMap((record) => record.Wz_xx.map((website) => ({ record, website })));

export const findWebsite = (files: Files, name: Name): Lookup<WebsiteOnFile> =>
  lookup(
    files,
    name,
    websitesOf(files).find(({ website }) => isNamed(name, website.Wzid, website.Baxh)),
  );

export const findAccess = (files: Files, name: Name): Lookup<AccessOnFile> =>
  lookup(
    files,
    name,
    websitesOf(files)
      .flatMap((one) => one.website.Jr_xx.map((access) => ({ ...one, access })))
      .find(({ access }) => isNamed(name, access.Jrid)),
  );

export const hasAccessOf = (ispId: string, websites: readonly FiledWebsite[]): boolean =>
  websites.some(({ Jr_xx }) => Jr_xx.some(({ Ispid }) => Ispid === ispId));
