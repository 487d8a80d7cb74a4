import { Button, Progress } from 'antd';
import { useT } from '../providers/i18n.ts';
import type { RevealedValues } from './documents.ts';
import styles from './reveal.module.css';

interface RevealedValueProps {
  readonly values: RevealedValues;
  readonly left: number;
  readonly share: number;
  readonly onHide: () => void;
}

/** The value with the remaining time. */
export function RevealedValue({ values, left, share, onHide }: RevealedValueProps) {
  const t = useT();
  const { now, registered } = values;
  const differs = registered !== null && registered.join() !== now?.join();
  const line = (list: readonly string[] | null) =>
    list === null || list.length === 0 ? t('reveal.none') : list.join('; ');
  return (
    <div className={styles.shown}>
      <dl>
        <dt>{t('reveal.now')}</dt>
        <dd>{line(now)}</dd>
        {differs ? (
          <>
            <dt>{t('reveal.registered')}</dt>
            <dd>{line(registered)}</dd>
          </>
        ) : null}
      </dl>
      <div className={styles.clock}>
        <Progress type="circle" size={30} percent={share * 100} format={() => left} aria-hidden />
        <span role="timer">{t('reveal.left', { n: left })}</span>
        <Button size="small" autoFocus onClick={onHide}>
          {t('reveal.hide')}
        </Button>
      </div>
    </div>
  );
}
