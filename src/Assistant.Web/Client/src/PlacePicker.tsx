import { visible } from './visible';

/** The place that the conversation is about; shown where reports of several places are loaded. */
export function PlacePicker({ places, place, onPick }: { places: string[]; place: string | null; onPick: (place: string | null) => void }) {
  return places.length < 2 ? null : (
    <p className="place">
      <label htmlFor="place">问哪个地方</label>
      <select id="place" value={place ?? ''} onChange={(event) => onPick(event.target.value === '' ? null : event.target.value)}>
        <option value="">问题里说的地方</option>
        {places.map((name) => (
          <option key={name} value={name}>
            {visible(name)}
          </option>
        ))}
      </select>
    </p>
  );
}
