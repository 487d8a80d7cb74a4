import { Alert, Button, Flex, Spin } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import styles from '../../ui/link-page/link-page.module.css';
import type { FaceLink } from './link.ts';
import { faceTexts } from './texts.ts';

interface ResultProps {
  readonly link: Pick<FaceLink, 'check' | 'triesLeft'>;
  readonly isBusy: boolean;
  /** Begins another check: agreeing again. */
  readonly onAgain: () => void;
}

/** What came out of the check: waiting, handed in, or why not and what to do. */
export function Result({ link: { check, triesLeft }, isBusy, onAgain }: ResultProps) {
  if (check?.state === 'checking')
    return (
      <Flex vertical align="center" gap="small" role="status">
        <Spin />
        <p>{t(faceTexts.checking)}</p>
        <p className={styles.faint}>{t(faceTexts.checkingHint)}</p>
      </Flex>
    );
  if (check?.handedIn === true)
    return <Alert type="success" showIcon message={t(faceTexts.handedIn)} description={t(faceTexts.handedInHint)} />;
  return (
    <>
      <Alert type="warning" showIcon message={check?.message} description={check?.advice} />
      {triesLeft === 0 ? (
        <p>{t(faceTexts.noTries)}</p>
      ) : (
        <>
          <p className={styles.faint}>{t(faceTexts.triesLeft, { n: triesLeft })}</p>
          <Button type="primary" size="large" block loading={isBusy} onClick={onAgain}>
            {t(faceTexts.again)}
          </Button>
        </>
      )}
    </>
  );
}
