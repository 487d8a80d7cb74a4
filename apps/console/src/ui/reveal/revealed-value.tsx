import { Button, Descriptions, Flex, Progress } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { Revealed as RevealedValues } from '../../generated/reveal.ts';
import { FormerValues, PresentValues } from '../difference/difference.tsx';
import styles from './reveal.module.css';
import { revealTexts } from './texts.ts';

interface RevealedValueProps {
  readonly field: string;
  readonly values: RevealedValues;
  readonly left: number;
  readonly share: number;
  readonly onHide: () => void;
}

export function RevealedValue({ field, values, left, share, onHide }: RevealedValueProps) {
  const { now, registered } = values;
  const differs = registered !== null && registered.join() !== now?.join();
  const sides = { field, before: differs ? registered : now, after: now };
  const shown = (value: readonly string[] | null, as: ReactNode) => (
    <div className={styles.value}>{(value ?? []).length === 0 ? t(revealTexts.none) : as}</div>
  );
  return (
    <>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'now', label: t(revealTexts.now), children: shown(now, <PresentValues {...sides} />) },
          ...(differs
            ? [
                {
                  key: 'was',
                  label: t(revealTexts.registered),
                  children: shown(registered, <FormerValues {...sides} />),
                },
              ]
            : []),
        ]}
      />
      <Flex align="center" gap={8}>
        <Progress type="circle" size={30} percent={share * 100} format={() => left} aria-hidden />
        <span role="timer">{t(revealTexts.left, { n: left })}</span>
        <Button size="small" autoFocus onClick={onHide}>
          {t(revealTexts.hide)}
        </Button>
      </Flex>
    </>
  );
}
