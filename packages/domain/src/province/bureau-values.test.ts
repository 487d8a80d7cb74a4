import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { duties } from '../clock/duties.ts';
import type { ChangeMove } from '../filing/proposal.ts';
import { isMoveAllowed } from '../order/assess.ts';
import { photoMethodOf } from '../photo/photo-method.ts';
import { type DomainRules, domainRulesOf } from '../province-rules/domain-rules.ts';
import { smsCheckRules } from '../province-rules/rules/sms.ts';
import { reachesIn, rulesIn } from '../province-rules/rules.ts';
import { isCheckedBySms } from '../province-rules/sms-rules.ts';
import type { ShippedEdition } from './editions.ts';
import { provinceCodes } from './provinces.ts';

/** The field's list of bureau values is beside the repository, never in it. */
const file = resolve(import.meta.dirname, '../../../../../shared/domain/provinces.json');
const there = existsSync(file);

interface Bureau {
  readonly code: string;
  readonly [field: string]: unknown;
  readonly rules: Readonly<Record<string, unknown>>;
  readonly directChangeAllowed: Readonly<Record<ChangeMove, boolean | null>>;
  readonly directChangeConditions: Readonly<Record<string, string>>;
  readonly ruleVersions: readonly {
    readonly directChangeAllowed?: Bureau['directChangeAllowed'];
    readonly directChangeConditions?: Bureau['directChangeConditions'];
    readonly rulesChangedOrAdded?: Bureau['rules'];
  }[];
}

/** Values used by domain verification: D3 and D5. */
const ofDomains: Readonly<Record<string, (rules: DomainRules, value: unknown) => boolean>> = {
  'rules.domainHolder': ({ holders }, value) => {
    const named = (value as string[]).flatMap((holder) =>
      holder === 'subject (incl. shareholders)' ? ['subject', 'shareholder'] : [holder],
    );
    return JSON.stringify([...holders].sort()) === JSON.stringify(named.sort());
  },
  // A separate sentence, where most provinces use the standard statement.
  'rules.holderEvidence': ({ evidence }) => evidence.zh !== domainRulesOf('440000', '2018-06').evidence.zh,
  'rules.whoisPrivacyMustBeOff': ({ privacyMustBeOff }, value) => privacyMustBeOff === value,
  'rules.domainMinRemainingDays': ({ minRemaining }, value) => 'days' in minRemaining && minRemaining.days === value,
};

/** Values that no row uses, with the reason. */
const elsewhere: Readonly<Record<string, string>> = {
  'rules.maxWebsitesPerOrder': 'an order changes one website, which is never more than a bureau takes',
};

const has = (code: string, edition: ShippedEdition, key: string, value: unknown) =>
  ofDomains[key]?.(domainRulesOf(code, edition), value) ??
  (key in elsewhere || rulesIn(code, edition).some((rule) => rule.key === key));

describe.skipIf(!there)('every value of the bureaus is used', () => {
  const bureaus: readonly Bureau[] = there ? JSON.parse(readFileSync(file, 'utf8')).provinces : [];
  test('there are 31', () => {
    expect(bureaus.map(({ code }) => code).sort()).toEqual([...provinceCodes].sort());
  });
  test.each(bureaus.map((bureau) => [bureau.nameEn as string, bureau] as const))('%s', (_, bureau) => {
    const { code } = bureau;
    const lost: string[] = [];
    const expectRow = (edition: ShippedEdition, key: string, value?: unknown) => {
      if (!has(code, edition, key, value)) lost.push(`${edition} ${key}`);
    };
    const versions = [
      ['2018-06', bureau, bureau.rules],
      ...bureau.ruleVersions.map((one) => ['2019-04', one, one.rulesChangedOrAdded ?? {}] as const),
    ] as const;
    for (const [edition, version, rules] of versions) {
      for (const [move, allowed] of Object.entries(version.directChangeAllowed ?? {}))
        expect(isMoveAllowed(code, edition, move as ChangeMove), `${edition} ${move}`).toBe(allowed);
      for (const move of Object.keys(version.directChangeConditions ?? {}))
        expectRow(edition, `directChangeConditions.${move}`);
      for (const [key, value] of Object.entries(rules)) expectRow(edition, `rules.${key}`, value);
    }
    const certificate = bureau.domainCertificateRule as { mode: string; asOf?: string } | null;
    if (certificate !== null)
      expectRow(
        certificate.asOf === '2019-09' ? '2019-04' : '2018-06',
        certificate.mode === 'changeKind' ? 'directChangeConditions.personToOrg' : 'domainCertificateRule',
      );
    if (bureau.nameChangeLetterRequired === true) expectRow('2018-06', 'nameChangeLetterRequired');
    if ((bureau.photoAlternatives as string[]).length > 0) expectRow('2018-06', 'photoAlternatives');
    expect(lost).toEqual([]);

    const words = reachesIn(code, '2018-06', 'siteName').flatMap(({ reach }) => reach.words ?? []);
    expect(words).toEqual(bureau.personalSiteNameBannedWords ?? []);
    // Guards smsIsChecked and photoByCurtain, and the clock of the bureau's duty.
    expect(isCheckedBySms(code, '2018-06')).toBe(bureau.smsVerification);
    expect(smsCheckRules.filter((rule) => rule.in.some((one) => one === code)).map(({ from }) => from)).toEqual([
      bureau.smsVerificationSince,
    ]);
    expect(photoMethodOf(code, '2018-06')).toBe(bureau.photoMethod === 'bureau-app' ? 'BUREAU_APP' : 'CURTAIN');
    expect(duties.bureauReview.span.days).toBe((bureau.bureauReviewWorkdays as { max: number }).max);
  });
});
