import { childrenOf, textAtPath, type XmlElement } from '../xml/xml.ts';

/** 基础代码: one row of a code table (`JCDM/Jcdm_xx`, docs/spec/bureau-interface.md B-9.10). */
export interface CodeTableRow {
  /** Our name of the table; a table without one keeps its tag, e.g. `Hyfl_dms`. */
  readonly table: string;
  /** `Id`: the code, as in field values. */
  readonly code: string;
  /** `Mc`, `Nr`, `Ztmc` or `Fl1`, whichever the table has. */
  readonly name?: string;
  /** `Sfyx`; the specification does not say which value means valid, 1 is inferred: only 0 is invalid. */
  readonly valid: boolean;
  /** Other columns, by tag. */
  readonly more: Readonly<Record<string, string>>;
}

/** Tables of codes used in fields. That `Wzjylx` is the one of pre-approvals is inferred. */
const tables: Readonly<Record<string, string>> = {
  Dwxz_dms: 'NATURE',
  Zjlx_dms: 'CERTIFICATE_TYPE',
  Qy_dms: 'REGION',
  Wzjylx_dms: 'PRE_APPROVAL',
  Wzfwlx_dms: 'SERVICE_CONTENT',
  Wzjrfs_dms: 'ACCESS_MODE',
  Yylb_dms: 'LANGUAGE',
  Fjwjgs_dms: 'ATTACHMENT_FORMAT',
  Fjytlx_dms: 'ATTACHMENT_PURPOSE',
  Zxly_dms: 'CANCELLATION_REASON',
};

const names = ['Mc', 'Nr', 'Ztmc', 'Fl1'] as const;
const known: readonly string[] = ['Id', 'Sfyx', ...names];

/**
 * The rows of every table in `JCDM`, in file order; a row without a code is returned as its position, e.g.
 * `Yylb_dms[2]`.
 */
export function readCodeTables(block: XmlElement): (CodeTableRow | string)[] {
  return childrenOf(block, 'Jcdm_xx').flatMap((all) =>
    all.children.flatMap((table) =>
      table.children.map((row, at) => readRow(table.name, row) ?? `${table.name}[${at + 1}]`),
    ),
  );
}

function readRow(tag: string, row: XmlElement): CodeTableRow | undefined {
  const code = textAtPath(row, 'Id')?.trim() ?? '';
  if (!/^[1-9]\d{0,18}$/.test(code)) return undefined;
  const named = names.find((name) => textAtPath(row, name) !== undefined);
  const rest = row.children.filter(({ name }) => !known.includes(name));
  return {
    table: tables[tag] ?? tag,
    code,
    name: named && textAtPath(row, named)?.trim(),
    valid: textAtPath(row, 'Sfyx')?.trim() !== '0',
    more: Object.fromEntries(rest.map((each) => [each.name, each.text.trim()])),
  };
}
