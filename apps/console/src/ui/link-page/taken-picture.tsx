import { useEffect, useState } from 'react';
import styles from './link-page.module.css';

/** A picture that was just taken, so that a blurred one is seen at once. */
export function TakenPicture({ image, label }: { readonly image: Blob; readonly label: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(image);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [image]);
  return url === undefined ? null : <img src={url} alt={label} className={styles.picture} />;
}
