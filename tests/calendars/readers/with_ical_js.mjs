// Reads iCalendar files (arguments) with ical.js and prints what it sees as JSON: for each file its entries.
// Days are those of a whole-day entry on a computer in the time zone TZ.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const MOST = 1000; // returns of one entry
const two = (n) => String(n).padStart(2, "0");
const local = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

function daysOf(event) {
  const days = [];
  const iterator = event.iterator();
  for (let start = iterator.next(); start && days.length < MOST; start = iterator.next()) {
    const day = start.clone();
    const end = start.clone();
    end.addDuration(event.duration);
    for (; day.compare(end) < 0; day.day += 1) days.push(local(day.toJSDate()));
  }
  return days;
}

const seen = process.argv.slice(2).map((path) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  return calendar.getAllSubcomponents("vevent").map((entry) => {
    const event = new ICAL.Event(entry);
    return {
      uid: event.uid,
      summary: event.summary,
      status: entry.getFirstPropertyValue("status"),
      sequence: event.sequence,
      days: daysOf(event),
    };
  });
});
console.log(JSON.stringify(seen));
