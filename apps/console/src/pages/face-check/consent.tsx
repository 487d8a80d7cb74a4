import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import styles from '../../ui/link-page/link-page.module.css';
import type { FaceLink } from './link.ts';
import { faceTexts } from './texts.ts';

interface ConsentProps {
  readonly link: Pick<FaceLink, 'consent' | 'triesLeft'>;
  readonly isBusy: boolean;
  readonly onAgree: () => void;
  readonly onRefuse: () => void;
}

/** What is taken and why; nothing is taken before the person agrees. */
export function Consent({ link: { consent, triesLeft }, isBusy, onAgree, onRefuse }: ConsentProps) {
  const [hasRead, setRead] = useState(false);
  if (triesLeft === 0) return <Alert type="warning" showIcon message={t(faceTexts.noTries)} />;
  return (
    <>
      <section className={styles.box} aria-label={t(faceTexts.consentTitle)}>
        <h3>{t(faceTexts.consentTitle)}</h3>
        {consent.paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p className={styles.faint}>{t(faceTexts.version, { version: consent.version })}</p>
      </section>
      <Checkbox checked={hasRead} onChange={({ target }) => setRead(target.checked)}>
        {t(faceTexts.consentRead)}
      </Checkbox>
      <Button type="primary" size="large" block disabled={!hasRead} loading={isBusy} onClick={onAgree}>
        {t(faceTexts.agree)}
      </Button>
      <Button size="large" block disabled={isBusy} onClick={onRefuse}>
        {t(faceTexts.refuse)}
      </Button>
    </>
  );
}

/** What happens without the consent. */
export function NotAgreed({ text, onBack }: { readonly text: string; readonly onBack: () => void }) {
  return (
    <div className={styles.page}>
      <Alert type="info" showIcon message={t(faceTexts.refusedTitle)} description={text} />
      <Button size="large" block onClick={onBack}>
        {t(faceTexts.back)}
      </Button>
    </div>
  );
}
