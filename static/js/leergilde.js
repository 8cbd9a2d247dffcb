// Extras for who has scripts; every page works without them. Each file looks for its own attribute and does one thing.
import "./errors.js";
import "./menu.js";
import "./share.js";
import "./people.js";
import "./facets.js";
import "./guard.js";
import "./shortlist.js";
