import { useRef } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { usePicture } from '../../desk/stage/use-picture.ts';
import { commonTexts } from '../texts.ts';
import { useSeen } from '../use-seen.ts';
import styles from './paper-readings.module.css';
import { cropOf, isLegibleReduced, type Place } from './place.ts';

export interface ScanPicture {
  readonly id: string;
  readonly label: string;
  readonly url: string;
  readonly reducedUrl: string;
  readonly width: number;
  readonly height: number;
}

interface CropProps {
  readonly picture: ScanPicture;
  readonly place: Place;
  /** Most that it takes on the screen, pixels. */
  readonly most: { readonly width: number; readonly height: number };
  readonly onShown?: (() => void) | undefined;
}

/**
 * The place of a scan that a value was read from, upright. It is cut from the copy that the stage shows, or from the full picture if
 * its text could not be read there; it is loaded when it comes on the screen.
 */
export function Crop({ picture, place, most, onShown }: CropProps) {
  const frame = useRef<HTMLSpanElement>(null);
  const isSeen = useSeen(frame);
  const url = isLegibleReduced(place, picture) ? picture.reducedUrl : picture.url;
  const { src, error } = usePicture(isSeen ? url : undefined);
  const { window, transform } = cropOf(place, picture, most);
  const { width, height } = picture;
  return (
    <span ref={frame} className={styles.crop} style={window}>
      {src === undefined ? null : <img src={src} alt="" style={{ width, height, transform }} onLoad={onShown} />}
      {error === null || error === undefined ? null : (
        <span className={styles.failed}>{t(commonTexts.pictureFailed)}</span>
      )}
    </span>
  );
}
