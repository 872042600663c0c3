import { askWords } from './texts/ask';
import { useWords } from './texts/words';
import { visible } from './visible';

/** The place that the conversation is about; shown where reports of several places are loaded. */
export function PlacePicker({ places, place, onPick }: { places: string[]; place: string | null; onPick: (place: string | null) => void }) {
  const words = useWords(askWords);
  return places.length < 2 ? null : (
    <p className="place">
      <label htmlFor="place">{words.place}</label>
      <select id="place" value={place ?? ''} onChange={(event) => onPick(event.target.value === '' ? null : event.target.value)}>
        <option value="">{words.anyPlace}</option>
        {(place !== null && !places.includes(place) ? [place, ...places] : places).map((name) => (
          <option key={name} value={name}>
            {visible(name)}
          </option>
        ))}
      </select>
    </p>
  );
}
