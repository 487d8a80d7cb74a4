import { type PictureArea, REDUCED_EDGE } from '@beian/domain/filing';
import { Button, Tag } from 'antd';
import type { CSSProperties } from 'react';
import { ApiError } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { commonTexts, errorsByCode, errorTexts } from '../../ui/texts.ts';
import styles from './stage.module.css';
import { type PictureState, usePicture } from './use-picture.ts';
import type { Shown, Viewer } from './use-viewer.ts';
import { cssTransform, type Frame, type Size } from './view-transform.ts';
import { viewerTexts } from './viewer-texts.ts';

export interface MeasuredRegion {
  readonly area: PictureArea;
  readonly isDoubtful: boolean;
}

interface PictureProps {
  readonly viewer: Viewer;
  readonly one: Shown;
  /** Corner of the caption on the picture; null: it has none. */
  readonly side: 'left' | 'right' | null;
  readonly regions?: readonly MeasuredRegion[];
}

/** Hides what is outside the part that is shown. */
function cutTo({ left, top, width, height }: Frame, whole: Size): CSSProperties {
  if (width === whole.width && height === whole.height) return {};
  const [right, bottom] = [whole.width - left - width, whole.height - top - height];
  return { clipPath: `inset(${top}px ${right}px ${bottom}px ${left}px)` };
}

/** The reduced copy, covered by the full picture when the screen shows more detail than the copy has. */
export function Picture({ viewer, one, side, regions = [] }: PictureProps) {
  const { material, version, frame } = one;
  const { width, height } = material;
  const fit = viewer.fitFor(one);
  const longest = Math.max(width, height);
  const wanted = longest * fit * viewer.look.zoom * window.devicePixelRatio;
  const closer = longest > REDUCED_EDGE && wanted > REDUCED_EDGE * 1.1;
  const reduced = usePicture(material.reducedUrl);
  const full = usePicture(closer ? material.url : undefined);
  const outline = version === null && viewer.outline?.id === material.id ? viewer.outline : null;
  const src = (closer ? full.src : undefined) ?? reduced.src;
  const isLate = useDelayed(src === undefined);
  const [left, top] = [frame.left + frame.width / 2, frame.top + frame.height / 2];
  // The middle of the part that is shown lies in the middle of the pane, and turns there.
  const place = {
    width,
    height,
    margin: `${-top}px 0 0 ${-left}px`,
    transformOrigin: `${left}px ${top}px`,
    transform: cssTransform(viewer.look, viewer.turnOf(material), fit),
  };
  return (
    <>
      {src === undefined ? (
        <Waiting label={material.label} isLate={isLate} picture={reduced} />
      ) : (
        <img
          src={src}
          alt={version === null ? material.label : `${version.label} · ${material.label}`}
          draggable={false}
          data-sharp={closer && full.src !== undefined ? 'full' : 'reduced'}
          style={{ ...place, ...cutTo(frame, material) }}
        />
      )}
      {src === undefined || (regions.length === 0 && outline === null) ? null : (
        <svg className={styles.regions} viewBox={`0 0 ${width} ${height}`} style={place} aria-hidden>
          {regions.map(({ area, isDoubtful }) => (
            <rect
              key={`${area.left} ${area.top}`}
              data-doubtful={isDoubtful || undefined}
              x={area.left * width}
              y={area.top * height}
              width={(area.right - area.left) * width}
              height={(area.bottom - area.top) * height}
              // Two pixels of the screen, at any zoom.
              strokeWidth={2 / (fit * viewer.look.zoom)}
            />
          ))}
          {outline === null ? null : (
            <polygon
              points={outline.corners.map(({ x, y }) => `${x * width},${y * height}`).join(' ')}
              strokeWidth={2 / (fit * viewer.look.zoom)}
            />
          )}
        </svg>
      )}
      {side === null ? null : (
        <Tag style={{ position: 'absolute', top: 6, [side]: 6 }}>
          {version === null ? t(viewerTexts.now) : version.label}
        </Tag>
      )}
    </>
  );
}

function Waiting({ label, isLate, picture }: { label: string; isLate: boolean; picture: PictureState }) {
  const { offline, error, retry } = picture;
  if (offline) return <p className={styles.fill}>{t(viewerTexts.offline)}</p>;
  if (!error)
    return isLate ? (
      <p className={styles.fill} role="status">
        {t(viewerTexts.loading, { label })}
      </p>
    ) : null;
  const code = error instanceof ApiError ? error.code : 'other';
  return (
    <div className={styles.fill} role="alert">
      <p>{t(commonTexts.pictureFailed)}</p>
      <p>{t(errorsByCode[code] ?? errorTexts.other)}</p>
      <Button size="small" onClick={retry} onPointerDown={(event) => event.stopPropagation()}>
        {t(commonTexts.retry)}
      </Button>
    </div>
  );
}
