import { ControlOutlined } from '@ant-design/icons';
import { type QueueColumn, type QueueDensity, queueColumns, queueDensities } from '@beian/domain/order';
import { Button, Checkbox, Popover, Segmented } from 'antd';
import { t } from '../app/providers/i18n.ts';
import page from '../ui/page.module.css';
import styles from './queue.module.css';
import { arrangeTexts } from './texts.ts';
import type { Desk } from './use-desk.ts';

export function Arrange({ desk: { desk, arrange } }: { desk: Desk }) {
  if (desk === undefined) return null;
  const { columns, density } = desk;
  const all = Object.keys(queueColumns) as QueueColumn[];
  const turn = (column: QueueColumn, on: boolean) =>
    void arrange(
      all.filter((one) => (one === column ? on : columns.includes(one))),
      density,
    );
  const panel = (
    <div>
      <fieldset className={styles.arrange}>
        <legend className={page.small}>{t(arrangeTexts.columns)}</legend>
        {all.map((one) => (
          <Checkbox key={one} checked={columns.includes(one)} onChange={(event) => turn(one, event.target.checked)}>
            {t(queueColumns[one])}
          </Checkbox>
        ))}
      </fieldset>
      <fieldset className={styles.arrange}>
        <legend className={page.small}>{t(arrangeTexts.density)}</legend>
        <Segmented<QueueDensity>
          aria-label={t(arrangeTexts.density)}
          value={density}
          options={(Object.keys(queueDensities) as QueueDensity[]).map((value) => ({
            value,
            label: t(queueDensities[value]),
          }))}
          onChange={(next) => void arrange(columns, next)}
        />
      </fieldset>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={panel}>
      <Button icon={<ControlOutlined aria-hidden />} aria-label={t(arrangeTexts.title)} title={t(arrangeTexts.title)} />
    </Popover>
  );
}
