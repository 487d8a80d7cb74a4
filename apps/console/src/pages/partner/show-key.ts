import { type Language, t } from '../../app/providers/i18n.ts';
import type { PartnerKey } from '../../generated/partner-account.ts';
import { showOneTimeSecret } from '../../ui/one-time-secret.tsx';
import { fullTime } from '../../ui/time.ts';
import { scopeLabel } from './scope-label.ts';
import { partnerTexts } from './texts.ts';

interface NewKey {
  readonly secret: string;
  readonly partnerKey: Pick<PartnerKey, 'id' | 'name' | 'kind' | 'scopes' | 'createdAt' | 'expiresAt'>;
}

/** Shows a new key once, with a text file that says what it is for. */
export function showKey(language: Language, made: NewKey): void {
  showOneTimeSecret({
    title: t(partnerTexts.secretTitle),
    lead: t(partnerTexts.secretLead),
    text: made.secret,
    file: { name: `${made.partnerKey.id}.txt`, text: keyFileText(language, made) },
  });
}

function keyFileText(language: Language, { secret, partnerKey: key }: NewKey): string {
  const { name, kind, scopes, createdAt, expiresAt } = key;
  const rows = [
    [t(partnerTexts.nameOf), name],
    [t(partnerTexts.kind), t(partnerTexts[kind])],
    [t(partnerTexts.scopes), scopes.map((scope) => scopeLabel(scope, language)).join(' · ')],
    [t(partnerTexts.made), `${fullTime(createdAt)} UTC+8`],
    [t(partnerTexts.ends), expiresAt === null ? t(partnerTexts.noEnd) : `${fullTime(expiresAt)} UTC+8`],
    [t(partnerTexts.key), secret],
  ];
  return rows.map(([label, value]) => `${label}: ${value}\n`).join('');
}
