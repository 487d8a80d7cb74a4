import { Flex, Switch } from 'antd';
import { useId, useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { useReasons } from '../items/use-reasons.ts';
import parts from '../parts.module.css';
import styles from '../stage/stage.module.css';
import { Stage } from '../stage/stage.tsx';
import type { Viewer } from '../stage/use-viewer.ts';
import { photoCaptions, type ReviewedOrder, regionsOf } from './photo-captions.ts';
import { photoTexts } from './photo-texts.ts';

interface PhotoStageProps {
  readonly viewer: Viewer;
  /** The order whose photo is reviewed; null: none is, and the stage shows its pictures alone. */
  readonly order: ReviewedOrder | null;
}

/** The stage, in a photo review with captions and the machine's marks on the photo, which can be switched off. */
export function PhotoStage({ viewer, order }: PhotoStageProps) {
  const id = useId();
  const reasons = useReasons();
  const [isMarked, setMarked] = useState(true);
  const photo = order?.items.find(({ key }) => key === 'material.FACE_PHOTO');
  const regions = photo === undefined || !viewer.isLead ? [] : regionsOf(photo);
  return (
    <>
      <Stage
        viewer={viewer}
        captions={order === null ? null : photoCaptions(order, reasons)}
        regions={isMarked ? regions : []}
      />
      {regions.length === 0 ? null : (
        <Flex className={styles.bar} wrap align="center" gap="0 8px">
          <Switch id={id} size="small" checked={isMarked} onChange={setMarked} />
          <label htmlFor={id}>{t(photoTexts.regions)}</label>
          <span className={parts.small}>{t(photoTexts.regionsSay)}</span>
        </Flex>
      )}
    </>
  );
}
