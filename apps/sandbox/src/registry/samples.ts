import { z } from 'zod';
import type { FiledRecord, Person } from '../records/shapes.ts';

const instant = z.iso.datetime({ offset: true });

/** Registration data of a domain. */
export const registrationShape = z.strictObject({
  registrar: z.strictObject({ name: z.string().min(1), approved: z.boolean(), overseas: z.boolean() }),
  registeredAt: instant,
  expiresAt: instant,
  realNameVerified: z.boolean(),
  /** When the registrant's data reached the ministry's store; null: not yet. */
  inStoreSince: instant.nullable(),
  /** The registrant is hidden from the public. */
  privacy: z.boolean(),
  registrant: z.strictObject({
    name: z.string().min(1),
    /** Code of the bureau's table (JCDM). */
    certificateType: z.int().min(1),
    certificateNumber: z.string().min(1),
  }),
});
export type Registration = z.infer<typeof registrationShape>;

/** Top-level domains that the ministry has approved. The reserved `example` counts as approved; `test` does not. */
const approvedTlds = new Set(['example', 'cn', 'xn--fiqs8s', 'com', 'net', 'org']);
export const isApprovedTld = (name: string): boolean => approvedTlds.has(name.slice(name.lastIndexOf('.') + 1));

/** The data from which a sample is made. */
interface Basis {
  readonly record: FiledRecord;
  /** The principal of the website with the filed domain. */
  readonly keeper: Person;
  readonly now: Date;
}

const validRegistration = ({ record: { Zt_xx } }: Basis): Registration => ({
  registrar: { name: '样例域名注册有限公司', approved: true, overseas: false },
  registeredAt: '2016-03-01T00:00:00.000Z',
  expiresAt: '2036-03-01T00:00:00.000Z',
  realNameVerified: true,
  inStoreSince: '2016-03-04T00:00:00.000Z',
  privacy: false,
  registrant: {
    name: Zt_xx.Dwmc,
    certificateType: Number(Zt_xx.Zj.Zjlx),
    certificateNumber: Zt_xx.Zj.Zjhm,
  },
});

const registrantFrom = ({ Fzr_xm, Fzr_zjlx, Fzr_zjhm }: Person): Registration['registrant'] => ({
  name: Fzr_xm ?? '–',
  certificateType: Number(Fzr_zjlx ?? 2),
  certificateNumber: Fzr_zjhm ?? '–',
});

const day = 86_400_000;

/** Domains named `<sample>-<filed domain>`, for example `verified-jinling-tea.example`. */
export const samples: Readonly<Record<string, { label: string; build: (basis: Basis) => Registration }>> = {
  verified: { label: '主体持有，一切正常 the subject’s, all in order', build: validRegistration },
  principal: {
    label: '主体负责人持有 held by the subject’s principal',
    build: (basis) => ({ ...validRegistration(basis), registrant: registrantFrom(basis.record.Zt_xx.Fzr) }),
  },
  keeper: {
    label: '网站负责人持有 held by the website’s principal',
    build: (basis) => ({ ...validRegistration(basis), registrant: registrantFrom(basis.keeper) }),
  },
  stranger: {
    label: '他人持有 held by somebody else',
    build: (basis) => ({
      ...validRegistration(basis),
      // Region 990000 does not exist, so the number belongs to nobody.
      registrant: { name: '过路样例', certificateType: 2, certificateNumber: '99000019000101003X' },
    }),
  },
  expired: {
    label: '已过期 expired',
    build: (basis) => ({ ...validRegistration(basis), expiresAt: new Date(basis.now.getTime() - day).toISOString() }),
  },
  expiring: {
    label: '30 天后到期 expires in 30 days',
    build: (basis) => ({
      ...validRegistration(basis),
      expiresAt: new Date(basis.now.getTime() + 30 * day).toISOString(),
    }),
  },
  unverified: {
    label: '未实名 not real-name verified',
    build: (basis) => ({ ...validRegistration(basis), realNameVerified: false, inStoreSince: null }),
  },
  waiting: {
    label: '已实名未入库 verified, not in the store',
    build: (basis) => ({ ...validRegistration(basis), inStoreSince: null }),
  },
  private: {
    label: '开启隐私保护 WHOIS privacy on',
    build: (basis) => ({ ...validRegistration(basis), privacy: true }),
  },
  overseas: {
    label: '境外注册商 registered abroad',
    build: (basis) => ({
      ...validRegistration(basis),
      registrar: { name: '样例境外注册商', approved: true, overseas: true },
    }),
  },
  unapproved: {
    label: '注册商未批复 registrar not approved',
    build: (basis) => ({
      ...validRegistration(basis),
      registrar: { name: '样例未批复注册商', approved: false, overseas: false },
    }),
  },
};

/**
 * A domain of these records belongs to its subject, in the first record that has it; `<sample>-<such a domain>` is built by the
 * sample; other names are unregistered.
 */
export function sampleOf(name: string, records: readonly FiledRecord[], now: Date): Registration | null {
  const cut = name.indexOf('-');
  const sample = Object.hasOwn(samples, name.slice(0, cut)) ? samples[name.slice(0, cut)] : undefined;
  for (const record of records) {
    for (const { Ym_xx, Wz_Fzr } of record.Wz_xx) {
      const basis = { record, keeper: Wz_Fzr, now };
      const has = (domain: string) => Ym_xx.some(({ Ym }) => Ym.toLowerCase() === domain);
      if (has(name)) return validRegistration(basis);
      if (sample !== undefined && has(name.slice(cut + 1))) return sample.build(basis);
    }
  }
  return null;
}
