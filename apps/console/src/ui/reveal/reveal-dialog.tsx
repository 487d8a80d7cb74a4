import {
  isMeaningfulNote,
  type RevealPurpose,
  revealNoteBounds,
  revealPurposeNames,
  revealPurposes,
} from '@beian/domain/staff';
import { Button, Flex, Input, Radio, Typography } from 'antd';
import { useRef, useState } from 'react';
import { ApiError, send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import {
  type Revealed as RevealedValues,
  revealOrderFieldDocument,
  revealRecordFieldDocument,
} from '../../generated/reveal.ts';
import { postAuth } from '../../pages/account/auth-request.ts';
import { reasonText } from '../form/use-send.ts';
import { newKey } from '../new-key.ts';
import { revealTexts } from './texts.ts';

export type RevealTarget =
  | { readonly orderId: string }
  | { readonly recordId: string; readonly websiteId: string | null };

interface RevealDialogProps {
  readonly target: RevealTarget;
  readonly field: string;
  readonly onClose: () => void;
  readonly onShown: (values: RevealedValues) => void;
}

interface RevealInput {
  readonly field: string;
  readonly purpose: RevealPurpose;
  readonly words: string | null;
  readonly key: string;
}

const requestReveal = (target: RevealTarget, input: RevealInput) =>
  'orderId' in target
    ? send(revealOrderFieldDocument, { id: target.orderId, ...input })
    : send(revealRecordFieldDocument, { id: target.recordId, websiteId: target.websiteId, ...input });

/** Input that is missing before the request; the API checks the same. */
function missingIn(purpose: RevealPurpose | null, words: string) {
  if (purpose === null) return revealTexts.purposeNeeded;
  const said = words.trim();
  const enough = said === '' ? !revealPurposes[purpose].needsWords : isMeaningfulNote(said);
  return enough ? null : revealTexts.wordsNeeded;
}

/** Asks for a purpose of the list, words where the purpose needs them, and above the quota a second-factor code. */
export function RevealDialog({ target, field, onClose, onShown }: RevealDialogProps) {
  const [purpose, setPurpose] = useState<RevealPurpose | null>(null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  /** null: no code is required. */
  const [code, setCode] = useState<string | null>(null);
  // A retry after a lost answer counts as the same reveal.
  const key = useRef(newKey());
  const missing = missingIn(purpose, words);
  const show = async () => {
    setTried(true);
    if (purpose === null || missing !== null || busy) return;
    setBusy(true);
    setFault(null);
    try {
      if (code !== null && code.trim() !== '') {
        const proved = await postAuth('/auth/second-factor/proof', { code });
        if (!proved.ok) {
          setFault(proved.message);
          return setBusy(false);
        }
      }
      const done = await requestReveal(target, { field, purpose, words: words.trim() || null, key: key.current });
      if (done.__typename === 'Revealed') return onShown(done);
      key.current = newKey();
      const [reason] = done.reasons;
      if (reason?.code === 'REVEAL_QUOTA') setCode('');
      setFault(reason === undefined ? t(revealTexts.failed) : reasonText(reason));
    } catch (error) {
      setFault(error instanceof ApiError && error.code !== 'OFFLINE' ? error.message : t(revealTexts.failed));
    }
    setBusy(false);
  };
  const said = fault ?? (tried && missing !== null ? t(missing) : null);
  return (
    <form
      style={{ display: 'grid', gap: 8 }}
      onSubmit={(event) => {
        event.preventDefault();
        void show();
      }}
    >
      <Typography.Text type="secondary">{t(revealTexts.says)}</Typography.Text>
      <Radio.Group
        style={{ display: 'grid', gap: 2 }}
        aria-label={t(revealTexts.purpose)}
        value={purpose}
        onChange={(event) => setPurpose(event.target.value as RevealPurpose)}
      >
        {revealPurposeNames.map((name) => (
          <Radio key={name} value={name}>
            {t(revealPurposes[name])}
          </Radio>
        ))}
      </Radio.Group>
      <Input
        aria-label={t(revealTexts.words)}
        placeholder={t(
          purpose === null || revealPurposes[purpose].needsWords ? revealTexts.wordsHint : revealTexts.wordsOptional,
        )}
        maxLength={revealNoteBounds.most}
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {said === null ? null : (
        <Typography.Text type="danger" role="alert">
          {said}
        </Typography.Text>
      )}
      {code === null ? null : (
        <Input
          aria-label={t(revealTexts.code)}
          placeholder={t(revealTexts.code)}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      )}
      <Flex gap={8} justify="flex-end">
        <Button size="small" onClick={onClose}>
          {t(revealTexts.cancel)}
        </Button>
        <Button size="small" type="primary" htmlType="submit" loading={busy}>
          {t(revealTexts.show)}
        </Button>
      </Flex>
    </form>
  );
}
