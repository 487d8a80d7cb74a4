import { Button } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { PhotoCaptions } from '../photo/photo-captions.ts';
import { photoTexts } from '../photo/photo-texts.ts';
import styles from './stage.module.css';
import { type MeasuredRegion, Picture } from './stage-picture.tsx';
import type { Shown, Viewer } from './use-viewer.ts';
import { CAPTION } from './view-transform.ts';

const rows = { gridTemplateRows: `${CAPTION}px minmax(0, 1fr)` };

/** The first picture has all rows of the stage, and all of it when nothing stands beside it. */
const placeOf = (at: number, others: number) =>
  at > 0 ? rows : { ...rows, gridRow: `1 / span ${Math.max(1, others)}`, gridColumn: others === 0 ? '1 / -1' : 1 };

interface PaneProps {
  readonly viewer: Viewer;
  readonly one: Shown;
  readonly at: number;
  /** Of a photo review: each picture stands under its caption. Null: the caption lies on the picture. */
  readonly captions: PhotoCaptions | null;
  readonly regions: readonly MeasuredRegion[];
}

/** One picture beside others. It stays mounted when a review begins, so that its picture is not loaded anew. */
export function Pane({ viewer, one, at, captions, regions }: PaneProps) {
  const { shown, lacksPortrait, comparing, active } = viewer;
  const others = shown.length - 1 + Number(lacksPortrait);
  const isMarked = comparing && at === active;
  const side = captions === null && (comparing || one.version !== null) ? 'left' : null;
  return (
    <figure
      className={captions === null ? styles.bare : styles.figure}
      style={captions === null ? undefined : placeOf(at, others)}
    >
      {captions === null ? null : <Caption viewer={viewer} one={one} captions={captions} />}
      <div
        className={`${styles.pane} ${isMarked ? styles.active : ''}`}
        data-pane
        onPointerDown={() => viewer.setActive(at)}
      >
        <Picture viewer={viewer} one={one} side={side} regions={regions} />
      </div>
    </figure>
  );
}

function Caption({ viewer, one, captions }: Pick<PaneProps, 'viewer' | 'one'> & { captions: PhotoCaptions }) {
  const { title, facts } = captions(one);
  const { isWholeId } = viewer;
  return (
    <figcaption title={`${title} ${facts}`}>
      <b>{title}</b> <span>{facts}</span>
      {one.version?.role === 'ID_PORTRAIT' && isWholeId !== null ? (
        <Button
          type="link"
          size="small"
          aria-pressed={isWholeId}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={() => viewer.setWholeId(!isWholeId)}
        >
          {t(isWholeId ? photoTexts.cutId : photoTexts.wholeId)}
        </Button>
      ) : null}
    </figcaption>
  );
}

/** In place of an ID portrait: there is no scan of an ID. */
export function NoPortrait() {
  return (
    <figure className={styles.figure} style={rows}>
      <figcaption>
        <b>{t(photoTexts.portrait)}</b>
      </figcaption>
      <div className={styles.pane}>
        <p className={styles.fill}>{t(photoTexts.noId)}</p>
      </div>
    </figure>
  );
}
