import { type RevealPurpose, revealPurposeNames, revealPurposes, revealWords } from '@beian/domain';
import { Button, Input, Radio } from 'antd';
import { useRef, useState } from 'react';
import { newKey } from '../common/new-key.ts';
import { ApiError, request } from '../providers/client.ts';
import { useLanguage, useT } from '../providers/i18n.ts';
import {
  type RevealedValues,
  type RevealResult,
  revealOrderFieldDocument,
  revealRecordFieldDocument,
} from './documents.ts';
import styles from './reveal.module.css';

export type RevealTarget =
  | { readonly orderId: string }
  | { readonly recordId: string; readonly websiteId: string | null };

interface AskProps {
  readonly target: RevealTarget;
  readonly field: string;
  readonly onClose: () => void;
  readonly onShown: (values: RevealedValues) => void;
}

interface Asked {
  readonly field: string;
  readonly purpose: RevealPurpose;
  readonly words: string;
  readonly key: string;
}

const ask = async (target: RevealTarget, asked: Asked): Promise<RevealResult> =>
  'orderId' in target
    ? (await request(revealOrderFieldDocument, { id: target.orderId, ...asked })).revealOrderField
    : (await request(revealRecordFieldDocument, { id: target.recordId, websiteId: target.websiteId, ...asked }))
        .revealRecordField;

/** What for: a purpose of the list, and words of one's own. */
export function AskFor({ target, field, onClose, onShown }: AskProps) {
  const t = useT();
  const language = useLanguage();
  const [purpose, setPurpose] = useState<RevealPurpose | null>(null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // Tried again after a lost answer it is the same reveal.
  const key = useRef(newKey());
  const missing =
    purpose === null ? 'reveal.purposeNeeded' : words.trim().length < revealWords.least ? 'reveal.wordsNeeded' : null;
  const show = async () => {
    setTried(true);
    if (purpose === null || missing !== null || busy) return;
    setBusy(true);
    setFault(null);
    try {
      const done = await ask(target, { field, purpose, words: words.trim(), key: key.current });
      if (done.__typename === 'Revealed') return onShown(done);
      key.current = newKey();
      setFault(done.reasons[0]?.message ?? t('reveal.failed'));
    } catch (error) {
      setFault(error instanceof ApiError && error.code !== 'OFFLINE' ? error.message : t('reveal.failed'));
    }
    setBusy(false);
  };
  const said = fault ?? (tried && missing !== null ? t(missing) : null);
  return (
    <form
      className={styles.ask}
      onSubmit={(event) => {
        event.preventDefault();
        void show();
      }}
    >
      <p className={styles.says}>{t('reveal.says')}</p>
      <Radio.Group
        className={styles.purposes}
        aria-label={t('reveal.purpose')}
        value={purpose}
        onChange={(event) => setPurpose(event.target.value as RevealPurpose)}
      >
        {revealPurposeNames.map((name, at) => (
          <Radio key={name} value={name} autoFocus={at === 0}>
            {revealPurposes[name][language]}
          </Radio>
        ))}
      </Radio.Group>
      <Input
        aria-label={t('reveal.words')}
        placeholder={t('reveal.wordsHint')}
        maxLength={revealWords.most}
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {said === null ? null : (
        <span className={styles.needed} role="alert">
          {said}
        </span>
      )}
      <div className={styles.buttons}>
        <Button size="small" onClick={onClose}>
          {t('reveal.cancel')}
        </Button>
        <Button size="small" type="primary" htmlType="submit" loading={busy}>
          {t('reveal.show')}
        </Button>
      </div>
    </form>
  );
}
