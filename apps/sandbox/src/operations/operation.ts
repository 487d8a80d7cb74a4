import type { z } from 'zod';
import { type BureauData, type Case, type CheckRow, failingCodes, type Owner } from '../judge/case.ts';
import type { Approval } from '../records/approval.ts';
import { type Czlx, operationNames } from '../records/czlx.ts';
import type { Effect } from '../records/effects.ts';
import type { Files, Lookup, SubjectOnFile } from '../records/on-file.ts';
import type { Parts } from '../records/parts.ts';
import type { Person, Submitted } from '../records/shapes.ts';
import type { XmlNode } from '../xml/parse.ts';

/** Principals 负责人 whom the ministry may ask by SMS; which of them it asks is its own table. */
export interface Principals {
  readonly subject: readonly Person[];
  readonly website: readonly Person[];
}

/** One operation of the interface: everything in which it differs from the others. */
export interface OperationRow<Content, Target extends SubjectOnFile | undefined> {
  readonly czlx: Czlx;
  /** What is stored while it is in review. */
  readonly shape: z.ZodType<Content>;
  read(record: XmlNode): Submitted<Content>;
  /** What it names on file. */
  find(content: Content, files: Files): Lookup<Target>;
  parts(content: Content): Parts;
  /** What its attachments may belong to. */
  owners(content: Content, target: Target): readonly Owner[];
  /** Machine checks: a stage runs when those before it found nothing. */
  readonly stages: readonly (readonly CheckRow<Case<Content, Target>>[])[];
  /** `Bs` of its results (B-9.2). */
  bs(content: Content): string;
  /** `Jlid` of its results, one opinion each (B-9.2). */
  jlids(content: Content): readonly string[];
  principals(content: Content, target: Target): Principals;
  /** Texts that may hold the words with which a caller asks for a refusal. */
  remarks(content: Content): readonly (string | undefined)[];
  /** The reviewer's reason of such a refusal. */
  readonly refusalText: string;
  effect(content: Content, target: Target, approval: Approval): Effect;
}

/** One record of an upload, with the rules of its operation. */
export interface Filing {
  readonly czlx: Czlx;
  /** Name of the operation, 变更备案. */
  readonly name: string;
  /** Written to the store while it is in review; `Operation.restore` reads it. */
  readonly content: unknown;
  readonly parts: Parts;
  readonly bs: string;
  readonly jlids: readonly string[];
  readonly remarks: readonly (string | undefined)[];
  readonly refusalText: string;
  /** Ztid of its subject; of a new filing the provider's id; what was submitted when nothing like it is on file. */
  subjectId(files: Files): string;
  /** Codes of the machine checks (B-7); empty when it needs the reviewer. */
  codes(bureau: BureauData): number[];
  principals(files: Files): Principals;
  /** The effect of an approval, or the code that says why what it names is no longer on file. */
  approve(approval: Approval): Effect | { readonly code: number };
}

export interface Operation {
  readonly czlx: Czlx;
  read(record: XmlNode): Filing;
  /** @throws ZodError when the content is of another format */
  restore(content: unknown): Filing;
}

/** Hides the types of a row's content and target, so that one list can hold all rows. */
export function defineOperation<Content, Target extends SubjectOnFile | undefined>(
  row: OperationRow<Content, Target>,
): Operation {
  const { czlx, refusalText } = row;
  const filing = (submitted: Submitted<Content>): Filing => {
    const { content } = submitted;
    const parts = row.parts(content);
    const bs = row.bs(content);
    const jlids = row.jlids(content);
    return {
      czlx,
      name: operationNames[czlx],
      content,
      parts,
      bs,
      jlids,
      remarks: row.remarks(content),
      refusalText,
      subjectId: (files) => {
        const found = row.find(content, files);
        return ('target' in found ? found.target?.record.Zt_xx.Ztid : undefined) ?? bs;
      },
      codes: (bureau) => {
        const found = row.find(content, bureau);
        if ('code' in found) return [found.code];
        const { target } = found;
        const owners = row.owners(content, target);
        return failingCodes(row.stages, { ...submitted, czlx, jlids, target, parts, owners, bureau });
      },
      principals: (files) => {
        const found = row.find(content, files);
        return 'code' in found ? { subject: [], website: [] } : row.principals(content, found.target);
      },
      approve: (approval) => {
        const found = row.find(content, approval.files);
        return 'code' in found ? found : row.effect(content, found.target, approval);
      },
    };
  };
  return {
    czlx,
    read: (record) => filing(row.read(record)),
    restore: (content) => filing({ content: row.shape.parse(content), attachments: [], password: undefined }),
  };
}
