import { filingPasswordText } from '@beian/bureau-protocol/protocol';
import type { Clock } from '../clock.ts';
import type { FiledRecord, FiledWebsite } from '../records/shapes.ts';
import { filingPassword } from '../seed/passwords.ts';
import type { Store } from '../store/store.ts';
import type { Tree } from '../xml/write.ts';
import type { Call } from './calls.ts';
import type { Faults } from './faults.ts';
import type { CallCode } from './messages.ts';

/** The answer to a lookup. */
export interface LookupAnswer {
  readonly code: CallCode;
  readonly content: Readonly<Record<string, Tree | undefined>>;
  /** The subject of the answer, for the ledger. */
  readonly ztids: readonly string[];
}

const normaliseDomain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^www\./, '');

/**
 * `isp_querybeianstatus` (docs/spec/bureau-interface.md B-4.5): whether a domain (type 0) or a certificate (types 1 to 11) is filed, anywhere in
 * the country and with any provider.
 */
export function filingStatus(call: Call, filed: readonly FiledRecord[]): LookupAnswer {
  const [type, condition] = [call.parameter('queryConditionType'), call.parameter('queryCondition')];
  // 4 to 255 characters (B-4.5); the specification has no code for other input.
  if (!/^([0-9]|1[01])$/.test(type) || condition.length < 4 || condition.length > 255) {
    return { code: 999, content: {}, ztids: [] };
  }
  const found =
    type === '0' ? findByDomain(normaliseDomain(condition), filed) : findByCertificate(type, condition, filed);
  const statusInfo: Tree = {
    Cxtjlx: type,
    Cxtj: condition,
    Wzmc: found?.website?.Wzmc,
    Ztbah: found?.record.Zt_xx.Baxh,
    Wzbah: found?.website?.Baxh,
    Bazt: found === undefined ? '1' : '0',
  };
  return { code: 0, content: { StatusInfo: statusInfo }, ztids: found === undefined ? [] : [found.record.Zt_xx.Ztid] };
}

interface Found {
  readonly record: FiledRecord;
  readonly website?: FiledWebsite;
}

function findByDomain(name: string, filed: readonly FiledRecord[]): Found | undefined {
  for (const record of filed) {
    const website = record.Wz_xx.find(({ Ym_xx }) => Ym_xx.some(({ Ym }) => normaliseDomain(Ym) === name));
    if (website !== undefined) return { record, website };
  }
  return undefined;
}

function findByCertificate(type: string, number: string, filed: readonly FiledRecord[]): Found | undefined {
  const same = (one: string) => one.toUpperCase() === number.toUpperCase();
  const record = filed.find(({ Zt_xx: { Zj } }) => Zj.Zjlx === type && same(Zj.Zjhm));
  return record && { record };
}

/**
 * `isp_verifybamm` (B-4.6): whether a filing password is right, in clear or as MD5 text, as the bureau is set. Each check of a number
 * counts, known or not; above the limit within the time the answer is 22.
 */
export function checkPassword(
  call: Call,
  { store, clock, faults }: { store: Store; clock: Clock; faults: Faults },
): LookupAnswer {
  const [number, given] = [call.parameter('baxh'), call.parameter('bamm')];
  const { passwordChecks, passwordChecksMs, passwordForm } = faults.settings;
  const now = clock.now().getTime();
  const recentChecks = (store.state.passwordChecks[number] ?? []).filter(
    (at) => at > now - passwordChecksMs && at <= now,
  );
  if (faults.countFired('passwordChecks', recentChecks.length >= passwordChecks))
    return { code: 22, content: {}, ztids: [] };
  store.state.passwordChecks[number] = [...recentChecks, now];
  store.commit();
  const record = store.state.records.find(({ Zt_xx }) => Zt_xx.Baxh === number);
  const password = record && filingPassword(record.Zt_xx.Ztid);
  const expected = password && (passwordForm === 'clear' ? password : filingPasswordText(password));
  const matches = expected !== undefined && (passwordForm === 'clear' ? given : given.toLowerCase()) === expected;
  return { code: 0, content: { VerifyRes: matches ? '0' : '1' }, ztids: record ? [record.Zt_xx.Ztid] : [] };
}
