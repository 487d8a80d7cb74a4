import { useT } from '../../app/providers/i18n.ts';
import type { HandOverProvince } from '../../generated/hand-over.ts';
import { dueTime } from '../../ui/due.ts';
import styles from './handover.module.css';
import { handoverTexts } from './texts.ts';

interface ProvincesProps {
  readonly provinces: readonly HandOverProvince[];
  readonly chosen: string | null;
  readonly now: number;
  readonly onChoose: (province: string | null) => void;
}

/** State of a connection before a push, and when that state ends. */
export function useConnectionText(now: number) {
  const t = useT();
  return ({ connection }: HandOverProvince): string => {
    if (connection === null) return t(handoverTexts.noConnection);
    const { label, closedUntil, retryAt } = connection;
    if (closedUntil !== null) return `${label} · ${t(handoverTexts.closedUntil, { at: dueTime(t, closedUntil, now) })}`;
    if (retryAt !== null) return `${label} · ${t(handoverTexts.retryAt, { at: dueTime(t, retryAt, now) })}`;
    return label;
  };
}

/** Provinces with the number of waiting orders and the state of their connection; choosing one filters the list. */
export function Provinces({ provinces, chosen, now, onChoose }: ProvincesProps) {
  const t = useT();
  const connectionText = useConnectionText(now);
  const all = provinces.reduce((sum, one) => sum + one.orders, 0);
  return (
    <fieldset className={styles.provinces} aria-label={t(handoverTexts.provinces)}>
      <button type="button" className={styles.chip} aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        {t(handoverTexts.all)} <b>{all}</b>
      </button>
      {provinces.map((one) => (
        <button
          key={one.province}
          type="button"
          className={styles.chip}
          aria-pressed={chosen === one.province}
          title={one.connection?.sentence ?? undefined}
          onClick={() => onChoose(chosen === one.province ? null : one.province)}
        >
          <span className={`${styles.light} ${styles[one.connection?.state ?? 'STOPPED'] ?? ''}`} aria-hidden />
          {one.provinceName} <b>{one.orders}</b>
          <span className={styles.faint}>{connectionText(one)}</span>
          {one.overdue > 0 ? <span className={styles.bad}>{t(handoverTexts.overdue, { n: one.overdue })}</span> : null}
        </button>
      ))}
    </fieldset>
  );
}
