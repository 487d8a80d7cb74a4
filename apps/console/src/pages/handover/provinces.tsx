import { Badge, Button, Flex, Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { HandOverProvince } from '../../generated/hand-over.ts';
import { useDueTime } from '../../ui/due.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { stateLooks } from '../bureau/state-look.ts';
import styles from './handover.module.css';
import { handoverTexts } from './texts.ts';

interface ProvincesProps {
  readonly provinces: readonly HandOverProvince[];
  readonly chosen: string | null;
  readonly onChoose: (province: string | null) => void;
}

/** State of a connection before a push, and when that state ends. */
export function useConnectionText() {
  const dueTime = useDueTime();
  return ({ connection }: HandOverProvince): string => {
    if (connection === null) return t(handoverTexts.noConnection);
    const { label, closedUntil, retryAt } = connection;
    if (closedUntil !== null) return `${label} · ${t(handoverTexts.closedUntil, { at: dueTime(closedUntil) })}`;
    if (retryAt !== null) return `${label} · ${t(handoverTexts.retryAt, { at: dueTime(retryAt) })}`;
    return label;
  };
}

/** Provinces with the number of waiting orders and the state of their connection; choosing one filters the list. */
export function Provinces({ provinces, chosen, onChoose }: ProvincesProps) {
  const connectionText = useConnectionText();
  const all = provinces.reduce((sum, one) => sum + one.orders, 0);
  return (
    <Flex wrap gap={6} className={styles.provinces} role="group" aria-label={t(handoverTexts.provinces)}>
      <Button size="small" shape="round" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        {t(handoverTexts.all)} <b>{all}</b>
      </Button>
      {provinces.map((one) => (
        <Button
          key={one.province}
          size="small"
          shape="round"
          aria-pressed={chosen === one.province}
          title={one.connection?.sentence ?? undefined}
          onClick={() => onChoose(chosen === one.province ? null : one.province)}
        >
          <Badge color={stateLooks[one.connection?.state ?? 'STOPPED'].light} />
          {one.provinceName} <b>{one.orders}</b>
          <Faint>{connectionText(one)}</Faint>
          {one.overdue > 0 ? (
            <Typography.Text type="danger">{t(handoverTexts.overdue, { n: one.overdue })}</Typography.Text>
          ) : null}
        </Button>
      ))}
    </Flex>
  );
}
