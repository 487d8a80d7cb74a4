import { keyBounds, type Scope, scopeNames, scopeRow } from '@beian/domain/partner';
import { send } from '../../app/providers/client.ts';
import { t, useLanguage } from '../../app/providers/i18n.ts';
import { serverNow } from '../../app/providers/server-clock.ts';
import {
  createPartnerKeyDocument,
  type PartnerKeyMade as MadeKey,
  type PartnerKey,
  revokePartnerKeyDocument,
  rotatePartnerKeyDocument,
} from '../../generated/partner-account.ts';
import type { VariablesOf } from '../../graphql.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { showKey } from './show-key.ts';
import { partnerTexts } from './texts.ts';

type KeyInput = VariablesOf<typeof createPartnerKeyDocument>['input'];

const HOUR = 3_600_000;
/** Hours that an old key stays valid, and days that a new one is valid; 0: not at all, and without end. */
const overlaps = [0, 1, 24, 168, 696] as const;
const lives = [0, 90, 365] as const;
const later = (hours: number): string => new Date(serverNow() + hours * HOUR).toISOString();
const nameOfScope = (scope: Scope) => scope.toUpperCase().replace(':', '_') as KeyInput['scopes'][number];

interface KeyProps {
  readonly partnerId: string;
  readonly onDone: () => void;
}

/** After each action: a new key is shown once. */
function useShowKey(onDone: () => void) {
  const language = useLanguage();
  return ({ secret, partnerKey }: MadeKey): void => {
    if (secret !== null) showKey(language, { secret, partnerKey });
    onDone();
  };
}

interface KeyValues extends Pick<KeyInput, 'name' | 'kind' | 'scopes'> {
  readonly expiresAt: (typeof lives)[number];
}

const keyRows: FieldRows<KeyValues> = {
  name: {
    control: 'text',
    label: partnerTexts.nameOf,
    required: true,
    max: keyBounds.name,
    example: partnerTexts.nameHint,
  },
  kind: {
    control: 'radios',
    label: partnerTexts.kind,
    hint: partnerTexts.kindHint,
    choices: (['LIVE', 'TEST'] as const).map((value) => ({ value, label: partnerTexts[value] })),
  },
  scopes: {
    control: 'checks',
    label: partnerTexts.scopes,
    required: true,
    choices: scopeNames.map((scope) => ({ value: nameOfScope(scope), label: scopeRow(scope).label })),
  },
  expiresAt: {
    control: 'select',
    label: partnerTexts.expires,
    choices: lives.map((value) => ({ value, label: partnerTexts.days[value] })),
  },
};

const newKeyValues: KeyValues = { name: '', kind: 'LIVE', scopes: [], expiresAt: 365 };

export function CreateKey({ partnerId, onClose, onDone }: KeyProps & { readonly onClose: () => void }) {
  const show = useShowKey(onDone);
  return (
    <FormDialog
      title={t(partnerTexts.newKey)}
      rows={keyRows}
      initial={newKeyValues}
      send={({ expiresAt: days, ...values }, key) => {
        const input = { ...values, expiresAt: days === 0 ? null : later(days * 24) };
        return send(createPartnerKeyDocument, { partnerId, input, key });
      }}
      stale={[['partner', partnerId]]}
      ok={t(partnerTexts.create)}
      onDone={(made) => show(made)}
      onClose={onClose}
    />
  );
}

interface RotationValues {
  readonly oldUntil: (typeof overlaps)[number];
}
const rotation: RotationValues = { oldUntil: 24 };
const rotateRows: FieldRows<RotationValues> = {
  oldUntil: {
    control: 'select',
    label: partnerTexts.oldUntil,
    choices: overlaps.map((value) => ({ value, label: partnerTexts.overlap[value] })),
  },
};

interface OneKeyProps extends KeyProps {
  readonly one: PartnerKey;
}

export function RotateKey({ one: { id, name }, partnerId, onDone }: OneKeyProps) {
  const show = useShowKey(onDone);
  const title = t(partnerTexts.rotateOf, { name });
  return (
    <FormButton
      label={t(partnerTexts.rotate)}
      button={{ size: 'small', 'aria-label': title }}
      title={title}
      lead={t(partnerTexts.rotateLead)}
      rows={rotateRows}
      initial={rotation}
      send={({ oldUntil: hours }, key) => send(rotatePartnerKeyDocument, { id, oldUntil: later(hours), key })}
      stale={[['partner', partnerId]]}
      onDone={(made) => show(made)}
    />
  );
}

export function RevokeKey({ one: { id, name }, partnerId, onDone }: OneKeyProps) {
  const show = useShowKey(onDone);
  const title = t(partnerTexts.revokeOf, { name });
  return (
    <FormButton
      label={t(partnerTexts.revoke)}
      button={{ size: 'small', 'aria-label': title }}
      title={title}
      lead={t(partnerTexts.revokeAsk)}
      send={(_, key) => send(revokePartnerKeyDocument, { id, key })}
      done={() => t(partnerTexts.revoked, { name })}
      stale={[['partner', partnerId]]}
      danger
      onDone={(made) => show(made)}
    />
  );
}
